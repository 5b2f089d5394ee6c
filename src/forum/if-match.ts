// If-Match on changing one's own words: optional, the number of the revision that was changed.
import { Problem } from '../kit/problem.ts';

/**
 * Reads the revision that a request says it changed.
 * @param header the header, as `"3"`; weak tags are no match (RFC 9110, 13.1.1)
 * @returns its number, or null if the request does not say
 * @throws version-stale (412) for a tag that is none of ours
 */
export function revisionSeen(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const tag = /^"([1-9]\d{0,8})"$/.exec(header.trim())?.[1];
  if (tag === undefined) throw new Problem('version-stale', 'If-Match names no revision of this post. Send the ETag you were given.');
  return Number(tag);
}
