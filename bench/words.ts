// What the bench writes: harmless sentences, cut to a length, and one made-up phrase that a rule finds.
import { HARMLESS_SENTENCES } from '../src/rules/harmless-sentences.ts';

/** The host on which the bench's trust answers. */
export const HOST = 'bench.example';

/** What the bench's one rule looks for. */
export const PHRASE = 'turquoise kettle parade';

/** Harmless text of exactly so many bytes, different for each number. */
export function textOf(bytes: number, number: number): string {
  let text = `Post ${number}. `;
  for (let at = number; text.length < bytes; at += 1) {
    text += `${asciiOnly(HARMLESS_SENTENCES[at % HARMLESS_SENTENCES.length] ?? '')} `;
  }
  return `${text.slice(0, bytes - 1).trimEnd()}${'.'.repeat(bytes)}`.slice(0, bytes);
}

/** A short text that the rule flags. */
export function flaggedText(number: number): string {
  return `${textOf(120, number)} I saw a ${PHRASE} today.`;
}

function asciiOnly(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '');
}
