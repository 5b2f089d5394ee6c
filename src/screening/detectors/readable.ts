// Tells whether the checks can read a text at all: English words in letters they know.
import { COMMON_WORDS, FOREIGN_WORDS } from './common-words.ts';
import { fold } from './fold.ts';

/** Shorter pieces are judged with the rest of the text. */
const LONG_PIECE_WORDS = 10;
/** English prose has about half its words among the common ones; a list of names or drugs has a few. */
const LEAST_COMMON_SHARE = 0.15;
/** Drawings made of blocks, lines or dots may hold words that no check can see. */
const DRAWING = /[\u2500-\u259f\u2800-\u28ff\u{1fb00}-\u{1fbff}]/gu;

/**
 * Whether the detectors can read the text. A text they cannot read is "not screened": a person reads it (product D8).
 * Emoji, numbers and short words are readable; another script, another language or picture text is not.
 */
export function readable(text: string): boolean {
  if ((text.match(DRAWING) ?? []).length >= 20) return false;
  const folded = fold(text).text;
  return isLatin(text.normalize('NFKC')) && !isForeign(folded) && folded.split('\n').every((piece) => !isForeign(piece));
}

/** Words with a letter of another script among Latin ones are disguises, which are read; words wholly in another script are not. */
function isLatin(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]{1,60}/gu) ?? [];
  const others = lettersIn(words.filter((word) => !/\p{Script=Latin}/u.test(word)));
  return others < 3 || others / lettersIn(words) < 0.3;
}

function lettersIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function isForeign(piece: string): boolean {
  const words = piece.match(/\p{L}{1,30}/gu) ?? [];
  const common = words.filter((word) => COMMON_WORDS.has(word)).length;
  const foreign = words.filter((word) => FOREIGN_WORDS.has(word)).length;
  if (words.length >= LONG_PIECE_WORDS) return common / words.length < LEAST_COMMON_SHARE || foreign > common * 2;
  return foreign >= 2 && foreign > common;
}
