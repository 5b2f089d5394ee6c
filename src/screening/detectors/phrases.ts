// The small language in which detectors write what they look for, compiled to regular expressions that cannot run away.
import { WORDS } from './words.ts';

/**
 * In a phrase: a space also stands for a comma and a space; `'` and `-` may be missing; `(a|b)` are alternatives and
 * `x?` is optional; `word*` is a word and up to eight more letters; `#` is a number; ` .. ` lets up to three words
 * pass and ` ... ` up to seven, never across the end of a sentence; `{name}` is a group of `words.ts`.
 * Every repetition has a small bound, so matching time grows with the length of the text only.
 * Words let pass are captured, so that a "not" among them can be seen.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${phrases.map(toSource).join('|')})(?![a-z0-9])`, 'g');
}

const gap = (most: number): string => `((?:,? [^ ,.!?;:\\n]{1,24}){0,${most}}?),? `;

function toSource(phrase: string): string {
  if (/[^ .]\.\.|\.\.[^ .]/.test(phrase)) throw new Error('A gap stands between two spaces.');
  return phrase.replaceAll(
    / \.\.\. | \.\. |\{([a-z-]+)\}|[ '\-*#]|[a-z0-9()|?&@£$%/"<:]|./g,
    (piece: string, name: string | undefined) => {
      if (name !== undefined) return group(name);
      if (piece === ' ... ') return gap(7);
      if (piece === ' .. ') return gap(3);
      if (piece === ' ') return ',? ';
      if (piece === "'") return "'?";
      if (piece === '-') return '[- ]?';
      if (piece === '*') return '[a-z]{0,8}';
      if (piece === '#') return '\\d{1,4}';
      if (piece === '(') return '(?:';
      return /[a-z0-9)|?&@£%/"<:]/.test(piece) ? piece : `\\${piece}`;
    },
  );
}

function group(name: string): string {
  const words = WORDS[name];
  if (words === undefined) throw new Error(`No group of words is called {${name}}.`);
  return `(?:${toSource(words)})`;
}

/** A place in a folded text, and the words that a gap let pass. */
export type PhraseMatch = { start: number; end: number; passed: string };

/** Every place where the expression fits, also those that overlap an earlier one. */
export function findAll(expression: RegExp, text: string): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  expression.lastIndex = 0;
  for (let hit = expression.exec(text); hit; hit = expression.exec(text)) {
    found.push({ start: hit.index, end: hit.index + hit[0].length, passed: hit.slice(1).join(' ') });
    expression.lastIndex = hit.index + 1;
  }
  expression.lastIndex = 0;
  return found;
}

/** Whether the expression fits anywhere. */
export function fits(expression: RegExp, text: string): boolean {
  expression.lastIndex = 0;
  return expression.test(text);
}
