// If-Match: whoever changes a thing says which version they saw (RFC 9110, 13.1.1).
import { z } from 'zod';
import { Problem } from '../problem.ts';

const SENT = 'The version you saw, in quotes, as the ETag said: "3".';

/** The header where it must be sent: that it is missing is said with a status of its own. Other headers pass through. */
export const IfMatchHeaders = z.looseObject({
  'if-match': z.string().max(40).optional().describe(`${SENT} Required.`),
});

/** The header where it may be left out. */
export const OptionalIfMatchHeaders = z.looseObject({
  'if-match': z.string().max(40).optional().describe(`${SENT} Leave it out to change whatever is the newest.`),
});

/** A version as an ETag: strong, as RFC 9110 (8.8.3) writes it. */
export function etag(version: number): string {
  return `"${version}"`;
}

/**
 * The version a request names. A list, a weak tag or `*` names no version that somebody saw.
 * @throws version-missing (428, RFC 6585) if there is none that can be read
 */
export function seenVersion(headers: z.output<typeof IfMatchHeaders>): number {
  const version = versionIn(headers['if-match']);
  if (version === null) throw new Problem('version-missing', 'Send If-Match with the version you saw, as its ETag gave it, such as "3".');
  return version;
}

/**
 * The version a request names where it need not name one.
 * @returns null if it does not say, or says that any will do; 0, which no version is, for a tag that is none of ours
 */
export function seenVersionIfSent(headers: z.output<typeof OptionalIfMatchHeaders>): number | null {
  const value = headers['if-match'];
  return value === undefined || value.trim() === '*' ? null : (versionIn(value) ?? 0);
}

/**
 * That a thing has changed since the version that was seen (412), with the one to read again.
 * @param detail what changed and what to do
 */
export function staleVersion(detail: string, currentVersion: number): Problem {
  return new Problem('version-stale', detail, { shown: { currentVersion }, headers: { etag: etag(currentVersion) } });
}

function versionIn(value: string | undefined): number | null {
  const digits = /^"(\d{1,9})"$/.exec(value?.trim() ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
