// Taking marked words out of a text, leaving in their place that a moderator did.
import { invalid } from '../kit/problem.ts';

/** A stretch of a text in UTF-16 units, end exclusive: how every span of the service counts. */
export type WordSpan = { start: number; end: number };

/** What stands in the place of words taken out; members read it. */
export const TAKEN_OUT = '[a moderator took out some words]';

/**
 * Takes spans out of a text. Spans that touch or overlap leave one mark; a span that would cut a
 * character in two takes the whole of it.
 * @throws invalid-input (422) if there is no span, or one lies outside the text or is empty
 */
export function takeOutSpans(body: string, spans: readonly WordSpan[]): string {
  if (spans.length === 0) throw invalid('body.spans', 'Mark the words to take out.');
  let result = '';
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < 0 || span.end > body.length || span.start >= span.end) {
      throw invalid('body.spans', 'This is not a place in the text. Mark the words again.');
    }
    const start = cutsCharacter(body, span.start) ? span.start - 1 : span.start;
    const end = cutsCharacter(body, span.end) ? span.end + 1 : span.end;
    const follows = at > 0 && start <= at;
    if (!follows) result += body.slice(at, start) + TAKEN_OUT;
    at = Math.max(at, end);
  }
  return result + body.slice(at);
}

/** Whether an offset lies between the two halves of one character. */
function cutsCharacter(body: string, at: number): boolean {
  const before = body.charCodeAt(at - 1);
  const after = body.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
