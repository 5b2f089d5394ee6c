// The examples of live rules, run again at each start: a rule that no longer does what they say is named.
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { checkExamples } from './examples.ts';
import { inForce } from './queries.ts';
import { rules, ruleVersions } from './tables.ts';

/**
 * Runs the examples of every live rule of the transaction's trust (C4): a new release may read a phrase otherwise.
 * @returns the ids of rules that fail one of their examples
 */
export async function failingLiveRules(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ version: ruleVersions })
    .from(rules)
    .innerJoin(ruleVersions, inForce)
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.state, 'live')));
  return rows.filter(({ version }) => checkExamples(version, version).length > 0).map(({ version }) => version.ruleId);
}
