// The version of a case that If-Match names, and what is said when it is stale.
import { staleVersion } from '../kit/http/if-match.ts';
import type { Problem } from '../kit/problem.ts';

/**
 * The version a moderator sees. A case counts its own changes and its post counts the author's (an
 * edit, taking back) and those of the checks; both only ever rise, so their sum stands still only
 * while neither moves.
 */
export function versionOf(row: { version: number }, post: { version: number }): number {
  return row.version + post.version;
}

/** That the case or its post has moved (412), with the version to read again. */
export function staleCase(currentVersion: number): Problem {
  return staleVersion('This case has changed since you saw it. Read it again, then decide. Keep what you wrote.', currentVersion);
}
