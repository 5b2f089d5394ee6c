// Splits a folded text into words, and finds the other ways a run of them can be read as one word.
import { lettersForDigits } from './leet.ts';

/** One word of a folded text. Offsets are in UTF-16 units of the folded text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words `from` up to but not including `to`, read as one word in each of `forms` ("f@t" is two words and one). */
export interface Joined {
  readonly from: number;
  readonly to: number;
  readonly forms: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Single letters set apart ("k.i.l.l"): words `from` up to but not including `to`, at least three of them. */
export interface Spelled {
  readonly from: number;
  readonly to: number;
}

/** A folded text as words, with the other readings. */
export interface Words {
  readonly words: readonly Word[];
  readonly joined: readonly Joined[];
  readonly spelled: readonly Spelled[];
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const ASCII_WORD: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  WORD_CHARACTER.test(String.fromCharCode(code)),
);
const APOSTROPHE = 39;
const SPELLED_LEAST = 3;
const SPELLED_GAP = 3;

/** Whether a code point belongs inside a word: a letter, a digit, or a vowel sign. */
export function isWordCode(code: number): boolean {
  return code < 128 ? ASCII_WORD[code] === true : WORD_CHARACTER.test(String.fromCodePoint(code));
}

/** The words of a folded text in order. An apostrophe inside a word is left out: "don't" is "dont". Linear time. */
export function wordsOf(folded: string): Words {
  const words = split(folded);
  return { words, joined: joinedBySigns(folded, words), spelled: spelledOut(folded, words) };
}

function split(folded: string): Word[] {
  const words: Word[] = [];
  let text = '';
  let start = 0;
  let piece = 0;
  let at = 0;
  const close = (end: number): void => {
    text += folded.slice(piece, end);
    if (text !== '') words.push({ text, start, end });
    text = '';
  };
  let inside = false;
  while (at < folded.length) {
    const code = folded.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    if (isWordCode(code)) {
      if (!inside) start = piece = at;
      inside = true;
    } else if (inside && code === APOSTROPHE && isWordCode(folded.codePointAt(next) ?? 32)) {
      text += folded.slice(piece, at);
      piece = next;
    } else if (inside) {
      close(at);
      inside = false;
    }
    at = next;
  }
  if (inside) close(folded.length);
  return words;
}

/** The readings of a single word: as written first, then with letters for its digits. */
export function formsOf(word: string): readonly string[] {
  return [word, ...lettersForDigits(word)];
}

function joinedBySigns(folded: string, words: readonly Word[]): Joined[] {
  const joined: Joined[] = [];
  if (!/[@$!|]/.test(folded)) return joined;
  let from = 0;
  while (from < words.length) {
    let to = from + 1;
    while (to < words.length && /^[@$!|]{1,2}$/.test(between(folded, words, to))) to += 1;
    const start = signsBefore(folded, words[from]?.start ?? 0);
    const end = signsAfter(folded, words[to - 1]?.end ?? 0);
    const forms = to - from > 1 || end - start > (words[from]?.text.length ?? 0) ? readings(folded, start, end) : [];
    if (forms.length > 0) joined.push({ from, to, forms, start, end });
    from = to;
  }
  return joined;
}

function readings(folded: string, start: number, end: number): string[] {
  return end - start > 40 ? [] : lettersForDigits(folded.slice(start, end).replaceAll("'", ''));
}

/** "@ss" and "$uicide" begin with their sign, when nothing but a space is before it. */
function signsBefore(folded: string, start: number): number {
  const sign = folded[start - 1];
  const before = folded.codePointAt(start - 2) ?? 32;
  return (sign === '@' || sign === '$') && (start < 2 || !isWordCode(before)) ? start - 1 : start;
}

/** "pill$" and "a$$" end with theirs. */
function signsAfter(folded: string, end: number): number {
  let at = end;
  while (folded[at] === '$' && at - end < 2) at += 1;
  return isWordCode(folded.codePointAt(at) ?? 32) ? end : at;
}

function spelledOut(folded: string, words: readonly Word[]): Spelled[] {
  const spelled: Spelled[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const word = words[at];
    const single = word !== undefined && isSingle(word.text);
    const near = at > from && single && isNear(folded, words, at);
    if (near) continue;
    if (at - from >= SPELLED_LEAST && hasLetters(words, from, at)) spelled.push({ from, to: at });
    from = single ? at : at + 1;
  }
  return spelled;
}

/** Digits alone, set apart, are a number: at least two are letters. */
function hasLetters(words: readonly Word[], from: number, to: number): boolean {
  let letters = 0;
  for (let i = from; i < to && letters < 2; i += 1) if (/\p{L}/u.test(words[i]?.text ?? '')) letters += 1;
  return letters >= 2;
}

function isSingle(word: string): boolean {
  return word.length === 1 || (word.length === 2 && (word.codePointAt(0) ?? 0) > 0xffff);
}

function isNear(folded: string, words: readonly Word[], at: number): boolean {
  const gap = between(folded, words, at);
  return gap.length <= SPELLED_GAP && !gap.includes('\n');
}

/** What stands between word `at` and the one before it. */
function between(folded: string, words: readonly Word[], at: number): string {
  return folded.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);
}
