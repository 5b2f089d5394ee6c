// Reading rules for administrators and moderators.
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { rules, ruleVersions } from './tables.ts';

const both = and(eq(ruleVersions.trustId, rules.trustId), eq(ruleVersions.ruleId, rules.ruleId));
/** Joins each rule to the one of its versions that is in force. */
export const inForce = and(both, eq(ruleVersions.version, rules.version));

export type RuleRow = { rules: typeof rules.$inferSelect; rule_versions: typeof ruleVersions.$inferSelect };

/** Rules with the version in force, in the order they were made. */
export function listRules(tx: Tx, page: { after: string | null; limit: number; state: 'live' | 'retired' | undefined }): Promise<RuleRow[]> {
  return tx
    .select()
    .from(rules)
    .innerJoin(ruleVersions, inForce)
    .where(
      and(
        eq(rules.trustId, tx.trustId),
        page.after ? gt(rules.ruleId, page.after) : undefined,
        page.state ? eq(rules.state, page.state) : undefined,
      ),
    )
    .orderBy(asc(rules.ruleId))
    .limit(page.limit);
}

/** One rule with the version in force, or null. */
export async function readRule(tx: Tx, ruleId: string): Promise<RuleRow | null> {
  const [row] = await tx
    .select()
    .from(rules)
    .innerJoin(ruleVersions, inForce)
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.ruleId, ruleId)));
  return row ?? null;
}

/** Every version of a rule, newest first. */
export function readVersions(tx: Tx, ruleId: string): Promise<RuleRow[]> {
  return tx
    .select()
    .from(rules)
    .innerJoin(ruleVersions, both)
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.ruleId, ruleId)))
    .orderBy(desc(ruleVersions.version));
}
