// Suggesting pseudonyms: a few free ones made of plain words, for whoever does not want to think of one.
import { randomInt } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { skeleton } from '../kit/skeleton.ts';
import { FIRST_WORDS, SECOND_WORDS } from './name-words.ts';
import { takenNames } from './tables.ts';

/** How many are offered at a time. */
export const HOW_MANY = 5;
const TRIED = 15;

/**
 * Free pseudonyms. None is kept for whoever saw it: another may take it first.
 * @returns five, each different at a glance
 */
export async function suggestPseudonyms(tx: Tx): Promise<string[]> {
  // Two words first; with many members those run short, and a number is put behind.
  const candidates = [...draw(TRIED, ''), ...draw(TRIED, ' ')];
  const taken = await tx
    .select({ skeleton: takenNames.skeleton })
    .from(takenNames)
    .where(and(eq(takenNames.trustId, tx.trustId), inArray(takenNames.skeleton, [...new Set(candidates.map(skeleton))])));
  const seen = new Set(taken.map((row) => row.skeleton));
  return candidates.filter((name) => !seen.has(skeleton(name)) && seen.add(skeleton(name))).slice(0, HOW_MANY);
}

function draw(count: number, gap: '' | ' '): string[] {
  return Array.from({ length: count }, () => {
    const name = `${pick(FIRST_WORDS)} ${pick(SECOND_WORDS)}`;
    return gap === '' ? name : `${name} ${randomInt(2, 1000)}`;
  });
}

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? '';
}
