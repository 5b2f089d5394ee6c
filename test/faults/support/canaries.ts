// Words that stand nowhere else, so that wherever they turn up it is known what leaked.
import { randomInt } from 'node:crypto';

export type Canaries = {
  /** A new word for something that must not leak. */
  word(what: string): string;
  /** Notes a secret that the service made: a code, a token. */
  note(what: string, secret: unknown): string;
  /** What is found in a text, by name. */
  in(text: string): string[];
};

/** Letters that make no word, no name and no title together. */
const LETTERS = 'qxzjkvw';

/** Makes an empty cage. */
export function openCanaries(): Canaries {
  const all = new Map<string, string>();
  const note = (what: string, secret: unknown): string => {
    if (typeof secret !== 'string' || secret.length < 6) throw new Error(`${what} is no secret`);
    all.set(secret.toLowerCase(), what);
    return secret;
  };
  return {
    note,
    word: (what) => note(what, Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')),
    in: (text) => {
      const lower = text.toLowerCase();
      return [...all].filter(([secret]) => lower.includes(secret)).map(([, what]) => what);
    },
  };
}
