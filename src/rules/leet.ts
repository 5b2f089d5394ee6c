// Digits and signs that stand for letters inside a word, and letters repeated for effect.

const LETTER_FOR: ReadonlyMap<string, string> = new Map([
  ['0', 'o'], ['3', 'e'], ['4', 'a'], ['5', 's'], ['7', 't'], ['@', 'a'], ['$', 's'],
]);
/** These are read as an i by some writers and as an l by others. */
const I_OR_L = new Set(['1', '!', '|']);
/** Above this many ambiguous places in one word, only "all i" and "all l" are tried. */
const MOST_AMBIGUOUS = 3;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
/** A number with what it counts, such as 10am, 50mg or 1st: a real number, so never read as letters. */
const REAL_NUMBER = /^\d+(?:st|nd|rd|th|am|pm|mg|mcg|ug|kg|g|ml|l|cm|mm|km|m|k|p|s|h|x|hrs?|mins?|secs?|ft|lbs?|oz|kcal|cal|yrs?|yo)$/;

/**
 * The readings of a word in which digits or signs stand for letters ("k1ll", "$uicide"), likeliest first.
 * Empty when there is none: no letter in it, a digit that stands for no letter, or a real number.
 * @param word a folded word; may hold the signs @ $ ! |
 */
export function lettersForDigits(word: string): string[] {
  if (!/[\d@$!|]/.test(word) || word.length > 40 || REAL_NUMBER.test(word)) return [];
  let letters = 0;
  let ambiguous = 0;
  let signs = 0;
  for (const c of word) {
    if (LETTER.test(c)) letters += 1;
    else if (I_OR_L.has(c)) ambiguous += 1;
    else if (!LETTER_FOR.has(c) && (DIGIT.test(c) || !/\p{M}/u.test(c))) return [];
    if (!LETTER.test(c) && !DIGIT.test(c)) signs += 1;
  }
  // "a4" and "m1" are names of things; "a$$" and "d1e" are words.
  if (letters < 1 || letters + signs < 2 || word.length < 3) return [];
  return readings(word, ambiguous);
}

function readings(word: string, ambiguous: number): string[] {
  const likely = word.replaceAll('11', 'll');
  const made = new Set([spell(likely, 0)]);
  const combinations = 2 ** ambiguous;
  if (ambiguous <= MOST_AMBIGUOUS) for (let bits = 0; bits < combinations; bits += 1) made.add(spell(word, bits));
  else for (const bits of [0, combinations - 1]) made.add(spell(word, bits));
  return [...made];
}

function spell(word: string, bits: number): string {
  let rest = bits;
  let out = '';
  for (const c of word) {
    if (I_OR_L.has(c)) {
      out += rest % 2 === 1 ? 'l' : 'i';
      rest = Math.floor(rest / 2);
    } else out += LETTER_FOR.get(c) ?? c;
  }
  return out;
}

/** The letters one spaced-out character may stand for ("k 1 l l"); itself when it is a letter. */
export function lettersFor(character: string): readonly string[] {
  if (I_OR_L.has(character)) return ['i', 'l'];
  const letter = LETTER_FOR.get(character);
  return letter === undefined ? [character] : [letter];
}

/** Whether a word holds a letter three or more times running. Digits do not count: 1000 is a number. */
export function isStretched(word: string): boolean {
  return /(\p{L})\1\1/u.test(word);
}

/** A letter repeated three or more times is written twice: "sooooo" becomes "soo". */
export function squeeze(word: string): string {
  return word.replaceAll(/(\p{L})\1{2,}/gu, '$1$1');
}

/** Every run of one letter is written once: "kiiilll", "kill" and "kil" all become "kil". */
export function collapse(word: string): string {
  return word.replaceAll(/(\p{L})\1+/gu, '$1');
}
