// Patterns: regular expressions in linear time, refused when they are broken, too large or would find nearly anything.
import { RE2JS, RE2JSException } from 're2js';
import { codePoints } from '../kit/text.ts';
import { fold, type Span } from './fold.ts';
import { HARMLESS_SENTENCES } from './harmless-sentences.ts';

/** A pattern that has been read and may be used. */
export interface Pattern {
  readonly source: string;
  readonly expression: RE2JS;
}

/** What came of reading a pattern. `message` says what to change; `at` is where, in UTF-16 units, 0 if not known. */
export type PatternResult =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly message: string; readonly at: number };

export const PATTERN_MOST = 500;
/** Steps of the compiled pattern. RE2's time is the length of the text times this. */
const PROGRAM_MOST = 1000;
const SPANS_MOST = 50;

const foldedHarmless = HARMLESS_SENTENCES.map((sentence) => ({ sentence, text: fold(sentence).text }));

/**
 * Reads a pattern in RE2's syntax (https://github.com/google/re2/wiki/Syntax): no backreferences and no looking
 * ahead or behind, which is what lets it run in linear time on any text. It looks at the folded text, so
 * capitals, accents and look-alike letters make no difference.
 * @param source at most 500 code points
 * @returns the pattern, or a sentence saying what to change
 */
export function parsePattern(source: string): PatternResult {
  if (source.trim() === '') return no('Write a pattern to look for.');
  if (codePoints(source) > PATTERN_MOST) return no(`Make this pattern shorter: ${PATTERN_MOST} characters at most.`);
  let expression: RE2JS;
  try {
    expression = RE2JS.compile(plainSource(source), RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return no(...inWords(error, source));
  }
  if (expression.programSize() > PROGRAM_MOST) {
    return no('Make this pattern simpler: its repeats, such as {20}, make it too large to run.');
  }
  if (expression.test('')) {
    return no('This pattern also matches no text at all, so it would find every post. Use + in place of *, or add a word.');
  }
  const harmless = foldedHarmless.find(({ text }) => expression.test(text));
  if (harmless !== undefined) {
    return no(`Make this pattern narrower: it finds the harmless sentence “${harmless.sentence}”`);
  }
  return { ok: true, pattern: { source, expression } };
}

function no(message: string, at = 0): PatternResult {
  return { ok: false, message, at };
}

/** Characters outside ASCII are folded as the posts are, or a pattern with an é in it would find nothing. */
function plainSource(source: string): string {
  return source.replaceAll(/[^\0-\x7f]/gu, (c) => fold(c).text.replaceAll(/[^a-z0-9\s\u0080-\u{10ffff}]/gu, String.raw`\$&`));
}

/** RE2's errors in plain words. Anything not listed keeps RE2's own words for the piece it did not take. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/missing closing \)/, 'A ( has no ) after it. Put one in, or write \\( to look for the bracket itself.'],
  [/unexpected \)/, 'A ) has no ( before it. Put one in, or write \\) to look for the bracket itself.'],
  [/missing closing \]/, 'A [ has no ] after it. Put one in, or write \\[ to look for the bracket itself.'],
  [/missing argument to repetition/, 'A *, + or ? has nothing before it to repeat. Put something there, or write \\ before it.'],
  [/invalid nested repetition/, 'Two repeats stand one after the other. Take one of them out.'],
  [/invalid repeat count|bad repetition/, 'A repeat such as {2000} is too large. Use a smaller number.'],
  [/unsupported Perl syntax/, 'Patterns cannot look ahead or behind. Write what you look for directly.'],
  [/invalid escape sequence: `\\[1-9]/, 'Patterns cannot refer back to an earlier bracket. Take out \\1.'],
  [/trailing backslash/, 'The pattern ends with a \\. Take it out, or write \\\\ to look for it.'],
  [/invalid character class range/, 'A range in [ ] runs backwards. Write the smaller character first, such as [a-z].'],
  [/expression nests too deeply|expression too large/, 'Make this pattern simpler: it is too large to run.'],
];

function inWords(error: RE2JSException, source: string): [string, number] {
  const said = error.message;
  const piece = /: `([\s\S]*)`$/.exec(said)?.[1] ?? '';
  const at = Math.max(0, piece === '' ? 0 : source.indexOf(piece));
  const known = MESSAGES.find(([sign]) => sign.test(said));
  return [known?.[1] ?? `This part of the pattern cannot be used: ${piece === '' ? source : piece}`, at];
}

/** Where a pattern is found in a folded text, in its UTF-16 units; the first 50 places at most. */
export function findPattern(pattern: Pattern, folded: string): Span[] {
  const spans: Span[] = [];
  const matcher = pattern.expression.matcher(folded);
  while (spans.length < SPANS_MOST && matcher.find()) {
    if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
  }
  return spans;
}
