// Copying the starter set into a trust: its copies are the trust's own to change.
import type { Actee } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { createRule } from './save.ts';
import { starterRules } from './starter.ts';

/**
 * Copies every rule of the starter set into the transaction's trust.
 * @returns how many
 */
export async function copyStarterRules(tx: Tx, by: Actee, now: Date): Promise<number> {
  const starters = starterRules();
  for (const { key: _, ...fields } of starters) await createRule(tx, by, { ...fields, forumIds: null }, now);
  return starters.length;
}
