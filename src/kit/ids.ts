// Ids: time-ordered UUIDs (version 7, RFC 9562), so that new rows land together in an index.
import { v7 } from 'uuid';

/**
 * A new unguessable id.
 * @param now the instant it is made, which its first 48 bits carry
 */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() });
}
