// If-Match: whoever changes a thing says which version they saw (RFC 9110, 13.1.1).
import { z } from 'zod';
import { invalid, Problem } from '../problem.ts';

/** The header; other headers pass through. */
export const IfMatchHeaders = z.looseObject({
  'if-match': z.string().max(40).optional().describe('The version you saw, in quotes, as the ETag said: "3".'),
});

/** A version as an ETag. */
export function etag(version: number): string {
  return `"${version}"`;
}

/**
 * The version a request names.
 * @throws version-missing (428) without the header; invalid-input (422) if it is not a version of ours
 */
export function seenVersion(headers: z.output<typeof IfMatchHeaders>): number {
  const value = headers['if-match'];
  if (value === undefined) throw new Problem('version-missing', 'Send If-Match with the version you saw, such as "3".');
  const number = /^"(\d{1,9})"$/.exec(value)?.[1];
  if (number === undefined) throw invalid('headers.if-match', 'Send the version as the ETag gave it, such as "3".');
  return Number(number);
}
