// Makes a text plain for the detectors and remembers where each character came from.
import { uncensor } from './uncensor.ts';
import { normalise } from './vocabulary.ts';

/** The folded text and, for each of its UTF-16 units, where the original character starts and ends. */
export type Folded = { text: string; starts: ArrayLike<number>; ends: ArrayLike<number> };

/** Vowels and an h that English hardly ever doubles: "diie" is "die" drawn out. */
const DRAWN_OUT = /([iuyah])\1/;

/**
 * The rules room's normalisation (case, accents, look-alikes, disguises; no apostrophes inside words) and, besides:
 * a run of white space is one space, a blank line one newline, and starred-out or drawn-out letters are read.
 */
export function fold(text: string): Folded {
  const normal = normalise(text);
  const [starts, ends]: [number[], number[]] = [[], []];
  let out = '';
  const keep = (char: string, at: number): void => {
    out += char;
    starts.push(normal.map[at] ?? 0);
    ends.push(normal.ends[at] ?? 0);
  };
  for (const piece of normal.text.matchAll(/\s+|\S+/g)) {
    if (/\s/.test(piece[0].charAt(0))) {
      keep(piece[0].split('\n').length > 2 ? '\n' : ' ', piece.index);
      continue;
    }
    const word = piece[0].includes('*') ? uncensor(piece[0]) : piece[0];
    const drawnOut = DRAWN_OUT.test(word);
    for (let i = 0; i < word.length; i++) {
      const again = drawnOut && i > 0 && word.charAt(i) === word.charAt(i - 1) && 'iuyah'.includes(word.charAt(i));
      if (!again) keep(word.charAt(i), piece.index + i);
    }
  }
  return { text: out, starts, ends };
}
