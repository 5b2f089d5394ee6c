// Predictions in the benchmark's format from the flags of posts. Pure.
import { toKitPrediction } from '../screening/kit-format.ts';
import type { ReadFlag } from './read-flags.ts';
import type { Row } from './rows.ts';

/**
 * One line for each row that became a post.
 * @param flags what was flagged in it
 */
export function predictionLine(row: Row, flags: readonly ReadFlag[]): string {
  // The server takes white space off the ends of a post, so its places are counted from later on.
  const cut = row.text.length - row.text.trimStart().length;
  const findings = flags.map((flag) => ({
    category: flag.category,
    priority: flag.priority,
    spans: flag.spans.map(({ start, end, type }) => ({ start: start + cut, end: end + cut, ...(type === undefined ? {} : { type }) })),
  }));
  return `${JSON.stringify(toKitPrediction(row.id, findings))}\n`;
}
