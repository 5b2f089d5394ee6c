// Which words of the phrases each place in a post can be read as.
import { isStretched, lettersFor } from './leet.ts';
import { endOfWalk, lookUp, startWalk, stepWalks, type Vocabulary, type Walk } from './vocabulary.ts';
import { formsOf, type Spelled, type Words } from './words.ts';

/** One reading that begins at a word: it goes on to word `to` and matches the phrase words `ids`. */
export interface Reading {
  readonly to: number;
  readonly ids: readonly number[];
  /** Where it stands, in UTF-16 units of the folded text. */
  readonly start: number;
  readonly end: number;
  /** How many letters set apart it was read from; Infinity when it is a word as written. */
  readonly spelled: number;
}

/** No word of a phrase is spelled out over more letters than this. */
const SPELLED_MOST = 24;
/** A 1 set apart may be an i or an l: this bounds the ways to read a row of them. */
const WALKS_MOST = 8;

/** The readings that begin at each word, by the word's place. Words that no phrase has are left out. */
export function readings(vocabulary: Vocabulary, found: Words): (Reading[] | undefined)[] {
  const { words } = found;
  const at: (Reading[] | undefined)[] = Array.from({ length: words.length });
  const add = (from: number, reading: Reading): void => {
    if (reading.ids.length > 0) (at[from] ??= []).push(reading);
  };
  const known = new Map<string, readonly number[]>();
  for (const [i, word] of words.entries()) {
    let ids = known.get(word.text);
    if (ids === undefined) known.set(word.text, (ids = idsOf(vocabulary, formsOf(word.text))));
    add(i, { to: i + 1, ids, start: word.start, end: word.end, spelled: Infinity });
  }
  for (const { from, to, forms, start, end } of found.joined) {
    add(from, { to, ids: idsOf(vocabulary, forms), start, end, spelled: Infinity });
  }
  for (const run of found.spelled) for (let i = run.from; i < run.to - 1; i += 1) spell(vocabulary, found, run, i, add);
  return at;
}

function idsOf(vocabulary: Vocabulary, forms: readonly string[]): number[] {
  const ids = new Set<number>();
  for (const form of forms) lookUp(vocabulary, form, isStretched(form), ids);
  return [...ids];
}

/**
 * Reads letters set apart from `from` on as every phrase word they spell. Nothing shows where a word ends in
 * "e n d i t", so each place may be an end.
 */
function spell(
  vocabulary: Vocabulary,
  { words }: Words,
  run: Spelled,
  from: number,
  add: (from: number, reading: Reading) => void,
): void {
  let walks: Walk[] = [startWalk(vocabulary)];
  const last = Math.min(run.to, from + SPELLED_MOST);
  let digits = 0;
  for (let i = from; i < last && walks.length > 0; i += 1) {
    const text = words[i]?.text ?? '';
    const letters = lettersFor(text);
    if (/\d/.test(text)) digits += 1;
    walks = walks.flatMap((walk) => stepWalks(walk, letters)).slice(0, WALKS_MOST);
    const spelled = i + 1 - from;
    // Digits set apart are a number, or a telephone's, until letters stand among them.
    if (spelled < 2 || spelled - digits < 2) continue;
    const ids = walks.flatMap(endOfWalk);
    if (ids.length > 0) add(from, { to: i + 1, ids, start: words[from]?.start ?? 0, end: words[i]?.end ?? 0, spelled });
  }
}
