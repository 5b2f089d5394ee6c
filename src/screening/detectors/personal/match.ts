// Turns a regular expression over the original text into spans of one kind.
import type { Span } from '../detector.ts';

/** Every match as a span of `type`; where the expression has a group called `it`, only that group. Offsets are UTF-16. */
export function spansOf(expression: RegExp, text: string, type: string): Span[] {
  return [...text.matchAll(expression)].map((hit) => {
    const it = hit.groups?.['it'];
    const start = hit.index + (it === undefined ? 0 : hit[0].lastIndexOf(it));
    return { start, end: start + (it ?? hit[0]).length, type };
  });
}

/** Up to `count` characters before and after a span, in lower case, not across a blank line. */
export function around(text: string, span: Span, count: number): { before: string; after: string } {
  const before = text.slice(Math.max(0, span.start - count), span.start).toLowerCase().replaceAll('’', "'");
  return { before: before.slice(before.lastIndexOf('\n\n') + 1), after: text.slice(span.end, span.end + count).toLowerCase() };
}
