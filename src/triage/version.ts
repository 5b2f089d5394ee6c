// The version of a case that If-Match names, and what is said when it is missing or stale.
import { Problem } from '../kit/problem.ts';

/**
 * The version a moderator sees. A case counts its own changes and its post counts the author's (an
 * edit, taking back) and those of the checks; both only ever rise, so their sum stands still only
 * while neither moves.
 */
export function versionOf(row: { version: number }, post: { version: number }): number {
  return row.version + post.version;
}

/** The ETag of a version: strong, as RFC 9110 (8.8.3) writes it. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Reads If-Match: one version, as the ETag gave it. A list or `*` names no version that somebody saw.
 * @throws version-missing (428, RFC 6585) if there is none that can be read
 */
export function seenVersion(ifMatch: string | undefined): number {
  const digits = ifMatch?.trim().match(/^"(\d{1,9})"$/)?.[1];
  if (digits === undefined) {
    throw new Problem('version-missing', 'Send If-Match with the version of the case you saw, as its ETag gave it.');
  }
  return Number(digits);
}

/** That the case or its post has moved, with the version to read again. */
export function staleVersion(currentVersion: number): Problem {
  return new Problem('version-stale', 'This case has changed since you saw it. Read it again, then decide. Keep what you wrote.', {
    shown: { currentVersion },
    headers: { etag: etagOf(currentVersion) },
  });
}
