// Reads the plain words and the words with `*` of a phrase.
import { lettersForDigits, squeeze } from './leet.ts';
import { isWordCode } from './words.ts';

/** Why a phrase cannot be used: what to change, and where in UTF-16 units. */
export interface PhraseError {
  readonly ok: false;
  readonly message: string;
  readonly at: number;
}

const BETWEEN_WORDS = new Set(' \n-_.,!?;:"/&');
const PART_OF_WORD = new Set("'*@$");
const STAR_LEAST = 3;

/**
 * Reads the words in `text` from `from` up to `to` (UTF-16 units of folded text), as the posts' own words are
 * read: apostrophes left out, hyphens and punctuation between words, letters repeated for effect written twice.
 */
export function readWords(
  text: string,
  from: number,
  to: number,
): { readonly ok: true; readonly words: readonly string[] } | PhraseError {
  const words: string[] = [];
  let at = from;
  while (at < to) {
    const start = at;
    while (at < to && inWord(text, at)) at += width(text, at);
    if (at > start) {
      const problem = starProblem(text.slice(start, at));
      if (problem !== null) return { ok: false, message: problem, at: start };
      const word = asRead(text.slice(start, at));
      if (word !== '') words.push(word);
    } else if (BETWEEN_WORDS.has(text[at] ?? '')) at += 1;
    else return { ok: false, message: oddCharacter(String.fromCodePoint(text.codePointAt(at) ?? 0)), at };
  }
  return { ok: true, words };
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function inWord(text: string, at: number): boolean {
  return PART_OF_WORD.has(text[at] ?? '') || isWordCode(text.codePointAt(at) ?? 32);
}

function asRead(written: string): string {
  const word = written.replaceAll("'", '');
  // A phrase may be written in the disguise it is meant to find.
  const plain = /[@$]/.test(word) ? (lettersForDigits(word)[0] ?? word.replaceAll(/[@$]/g, '')) : word;
  return squeeze(plain);
}

function starProblem(word: string): string | null {
  if (!word.includes('*')) return null;
  const letters = [...word].filter((c) => isWordCode(c.codePointAt(0) ?? 32)).length;
  if (letters === 0) return 'A * stands for part of a word. For words in between write ~ and a number, such as ~3.';
  if (word.startsWith('*')) return 'Put letters before the *: it can stand inside a word or at its end.';
  if (word.includes('**')) return 'Write one *, not two in a row.';
  if (letters < STAR_LEAST) return `Write at least ${STAR_LEAST} letters with the *, or it would be found in most posts.`;
  return null;
}

function oddCharacter(character: string): string {
  return `Take out ${character}. A phrase has letters, digits, *, (one|other) and ~3. Use a pattern to look for other signs.`;
}
