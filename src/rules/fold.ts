// Folds a text letter by letter (case, accents, look-alikes, invisible characters) and remembers where each came from.
import { LOOK_ALIKES } from '../kit/look-alikes.ts';

/**
 * A text made from another, with the way back. Unit `i` of `text` (UTF-16) was made from the original's units
 * `map[i]` up to but not including `ends[i]`, always whole code points with the accents that follow them.
 */
export interface Mapped {
  readonly text: string;
  readonly map: Uint32Array;
  readonly ends: Uint32Array;
}

/** A stretch of a text, in UTF-16 units: from `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The original's span that units `from` up to `to` of a mapped text were made from. */
export function originalSpan(mapped: Mapped, from: number, to: number): Span {
  return { start: mapped.map[from] ?? 0, end: mapped.ends[to - 1] ?? 0 };
}

/** Invisible, joining or reordering characters: they change nothing a reader sees, so they hide nothing. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/u;
/** Accents and other marks that sit on any letter. Vowel signs of Indic and other scripts are letters to us. */
const ACCENT = /(?=\p{M})\p{Script=Inherited}|[\u0483-\u0489\u0591-\u05C7]/u;
/** Not \s, which takes the zero-width U+FEFF for a space. */
const SPACE = /[\p{Z}\t-\r\u0085]/u;

const CACHE_MOST = 4096;
const cache = new Map<number, string>();

/** What one code point folds to: nothing, or one or more characters. */
function foldOne(code: number): string {
  const known = cache.get(code);
  if (known !== undefined) return known;
  const folded = foldCharacter(String.fromCodePoint(code));
  // Bounded, so that a text made of every character there is cannot fill the memory.
  if (cache.size < CACHE_MOST) cache.set(code, folded);
  return folded;
}

function foldCharacter(character: string): string {
  if (character === '\n') return character;
  if (SPACE.test(character)) return ' ';
  let out = '';
  // The original's own case goes first: capitals and small letters may look like different Latin letters.
  for (const part of LOOK_ALIKES.get(character) ?? character.normalize('NFKD')) {
    const alike = LOOK_ALIKES.get(part);
    if (alike !== undefined) out += alike;
    else for (const low of part.toUpperCase().toLowerCase().normalize('NFKD')) out += plain(low);
  }
  return out;
}

function plain(character: string): string {
  if (SPACE.test(character)) return ' ';
  if (INVISIBLE.test(character) || ACCENT.test(character)) return '';
  return LOOK_ALIKES.get(character) ?? character;
}

/**
 * Folds a text: lower case, compatibility forms and look-alike letters of other scripts made plain, accents and
 * invisible characters dropped, quotes and dashes made plain. Punctuation and spacing stay. Linear time.
 * (Full case folding and NFKD after The Unicode Standard, section 3.13 and UAX #15.)
 * @returns the folded text, with the place in `text` of each of its UTF-16 units
 */
export function fold(text: string): Mapped {
  const builder = mappedBuilder(text.length);
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    const folded = foldOne(code);
    if (folded !== '') builder.add(folded, at, next);
    else if (at > 0) builder.stretchLast(next);
    at = next;
  }
  return builder.done();
}

/** Collects pieces of a mapped text in order. */
export function mappedBuilder(expected: number): {
  add: (piece: string, start: number, end: number) => void;
  copy: (from: Mapped, start: number, end: number) => void;
  stretchLast: (end: number) => void;
  done: () => Mapped;
} {
  let text = '';
  let map = new Uint32Array(expected + 16);
  let ends = new Uint32Array(expected + 16);
  let length = 0;
  let lastPiece = 0;
  const room = (more: number): void => {
    if (length + more <= map.length) return;
    const size = Math.max(map.length * 2, length + more);
    map = resized(map, size);
    ends = resized(ends, size);
  };
  return {
    add(piece, start, end) {
      room(piece.length);
      text += piece;
      lastPiece = length;
      map.fill(start, length, length + piece.length);
      ends.fill(end, length, length + piece.length);
      length += piece.length;
    },
    copy(from, start, end) {
      room(end - start);
      text += from.text.slice(start, end);
      map.set(from.map.subarray(start, end), length);
      ends.set(from.ends.subarray(start, end), length);
      length += end - start;
      lastPiece = length - 1;
    },
    // An accent or joiner that vanished still belongs to the letter before it: a span never cuts it off.
    stretchLast(end) {
      ends.fill(end, lastPiece, length);
    },
    done: () => ({ text, map: map.slice(0, length), ends: ends.slice(0, length) }),
  };
}

function resized(array: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}
