// The phrase language: reads what an administrator wrote into the sequences of words to look for.
import { fold } from './fold.ts';
import { isWordCode } from './words.ts';
import { readWords, type PhraseError } from './phrase-words.ts';
import { codePoints } from '../kit/text.ts';

/** One word of a sequence: up to `gap` other words may stand before it; `word` may hold `*`. */
export interface Step {
  readonly word: string;
  readonly gap: number;
}

/** A phrase that has been read: any one of its sequences is a hit. */
export interface Phrase {
  readonly source: string;
  readonly sequences: readonly (readonly Step[])[];
}

/** What came of reading a phrase. `message` says what to change; `at` is where, in UTF-16 units of the phrase. */
export type PhraseResult = { readonly ok: true; readonly phrase: Phrase } | PhraseError;

export const PHRASE_MOST = 200;
export const GAP_MOST = 10;
const SEQUENCES_MOST = 256;
const WORDS_MOST = 20;

/** A part of a phrase: a gap, or a choice of runs of words. */
type Part = { readonly gap: number; readonly at: number } | { readonly choices: readonly (readonly string[])[] };
type Parts = { readonly ok: true; readonly parts: readonly Part[] } | PhraseError;

/**
 * Reads a phrase. The language:
 * - `end it` is those whole words one after the other, whatever their case, accents and punctuation;
 * - `suicid*` is any word that begins so, `f*ck` any word that begins and ends so (three letters at least);
 * - `(end|finish) it` is either word; an alternative may be several words;
 * - `end ~3 all` lets up to 3 other words (at most 10) stand in between.
 * @param source at most 200 code points
 * @returns the phrase, or a sentence saying what to change and where
 */
export function parsePhrase(source: string): PhraseResult {
  if (codePoints(source) > PHRASE_MOST) {
    return no(`Make this phrase shorter: ${PHRASE_MOST} characters at most.`, 0);
  }
  const sequences = new Map<string, readonly Step[]>();
  for (const written of writings(source)) {
    const read = readSequences(written);
    if (!read.ok) return written === source ? read : { ...read, at: 0 };
    for (const sequence of read.sequences) sequences.set(JSON.stringify(sequence), sequence);
  }
  return { ok: true, phrase: { source, sequences: [...sequences.values()] } };
}

/**
 * The phrase as written and, outside ASCII, in small, capital and title letters: a few Greek capitals look like
 * other Latin letters than their small forms, so that the two fold apart.
 */
function writings(source: string): string[] {
  if (/^[\0-\x7f]*$/.test(source)) return [source];
  const low = source.toLowerCase();
  return [...new Set([source, low, source.toUpperCase(), low.replaceAll(/(?<!\p{L})\p{L}/gu, (c) => c.toUpperCase())])];
}

type Sequences = { readonly ok: true; readonly sequences: readonly (readonly Step[])[] } | PhraseError;

function readSequences(source: string): Sequences {
  const folded = fold(source);
  const read = readParts(folded.text);
  const place = (at: number): number => folded.map[Math.min(at, folded.map.length - 1)] ?? 0;
  if (!read.ok) return { ...read, at: place(read.at) };
  let sequences: Step[][] = [[]];
  let gap = 0;
  for (const part of read.parts) {
    if ('gap' in part) {
      gap = part.gap;
      continue;
    }
    if (sequences.length * part.choices.length > SEQUENCES_MOST) {
      return no(`Use fewer alternatives: these brackets make over ${SEQUENCES_MOST} phrases.`, 0);
    }
    const before = gap;
    const added = part.choices.map((words) => words.map((word, i): Step => ({ word, gap: i === 0 ? before : 0 })));
    sequences = sequences.flatMap((sequence) => added.map((steps) => sequence.concat(steps)));
    gap = 0;
  }
  const problem = judge(sequences, read.parts, folded.text);
  return problem === null ? { ok: true, sequences } : { ...problem, at: place(problem.at) };
}

function no(message: string, at = 0): PhraseError {
  return { ok: false, message, at };
}

function judge(sequences: readonly (readonly Step[])[], parts: readonly Part[], text: string): PhraseError | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined) return no('Write at least one word to look for.');
  if ('gap' in first) return no('Put a word before the ~ sign: a gap stands between two words.', first.at);
  if (last !== undefined && 'gap' in last) {
    return no('Put a word after the gap, or take the gap out: it stands between two words.', last.at);
  }
  if (sequences.some((steps) => steps.length > WORDS_MOST)) return no(`Use ${WORDS_MOST} words or fewer.`);
  const tiny = sequences.some((steps) => steps.length === 1 && [...(steps[0]?.word ?? '')].length < 2);
  if (tiny) return no('Write a longer word: one letter or digit alone would be found in most posts.', text.search(/\S/));
  return null;
}

/** Splits folded text into gaps, bracketed choices and runs of words. */
function readParts(text: string): Parts {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const c = text[at] ?? '';
    if (c === '~') {
      const gap = readGap(text, at, parts.at(-1));
      if (!gap.ok) return gap;
      parts.push({ gap: gap.words, at });
      at = gap.next;
    } else if (c === '(') {
      const group = readGroup(text, at);
      if (!group.ok) return group;
      parts.push({ choices: group.choices });
      at = group.next;
    } else if (c === ')' || c === '|') {
      const what = c === ')' ? 'This ) has no ( before it. Put one in, or take it out.' : 'Put alternatives in brackets: (one|other).';
      return no(what, at);
    } else {
      const end = at + (text.slice(at).match(/^[^~()|]+/)?.[0].length ?? 1);
      const words = readWords(text, at, end);
      if (!words.ok) return words;
      if (words.words.length > 0) parts.push({ choices: [words.words] });
      at = end;
    }
  }
  return { ok: true, parts };
}

function readGap(text: string, at: number, before: Part | undefined): { ok: true; words: number; next: number } | PhraseError {
  const digits = text.slice(at + 1).match(/^\d+/)?.[0] ?? '';
  const next = at + 1 + digits.length;
  const words = Number(digits);
  if (digits === '' || words < 1 || words > GAP_MOST) {
    return no(`Write a number from 1 to ${GAP_MOST} after the ~ sign: how many words may stand between.`, at);
  }
  if (before !== undefined && 'gap' in before) return no('Write one gap, not two in a row.', at);
  if (isWordCode(text.codePointAt(next) ?? 32)) return no(`Put a space after ~${digits}.`, next);
  return { ok: true, words, next };
}

type Group = { readonly ok: true; readonly choices: readonly (readonly string[])[]; readonly next: number } | PhraseError;

function readGroup(text: string, open: number): Group {
  const close = text.indexOf(')', open);
  if (close < 0) return no('This ( has no ) after it. Put one in, or take it out.', open);
  const inside = text.slice(open + 1, close);
  const odd = inside.search(/[(~]/);
  if (odd >= 0) {
    const what = inside[odd] === '(' ? 'Brackets inside brackets are not possible. Write them apart.' : 'Put the gap outside the brackets.';
    return no(what, open + 1 + odd);
  }
  if (touches(text[open - 1])) return no('Put a space before the bracket: alternatives are whole words.', open);
  if (touches(text[close + 1])) return no('Put a space after the bracket: alternatives are whole words.', close);
  const choices: (readonly string[])[] = [];
  let at = open + 1;
  for (const choice of inside.split('|')) {
    const read = readWords(text, at, at + choice.length);
    if (!read.ok) return read;
    if (read.words.length === 0) return no('Write a word on each side of | in the brackets.', at);
    choices.push(read.words);
    at += choice.length + 1;
  }
  return { ok: true, choices, next: close + 1 };
}

function touches(c: string | undefined): boolean {
  return c !== undefined && (c === '*' || isWordCode(c.codePointAt(0) ?? 32));
}
