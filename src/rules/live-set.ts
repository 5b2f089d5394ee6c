// A trust's live rules, compiled: kept by the number of its rule set, so that a change acts on the next text.
import { and, eq } from 'drizzle-orm';
import type { Named, Tx } from '../kit/db/tx.ts';
import { compileRuleSet, type CompiledRuleSet, type RuleProblem } from './compile.ts';
import { inForce } from './queries.ts';
import { rules, ruleVersions } from './tables.ts';

/** What a flag says of the rule that raised it. */
export type LiveRule = { ruleId: string; version: number; name: string; explanation: string };

export type LiveRuleSet = {
  /** The number of the trust's rule set; 0 where it never had a rule. */
  version: number;
  compiled: CompiledRuleSet;
  rules: ReadonlyMap<string, LiveRule>;
  /** Lines of live rules that cannot be used. While there is one, no text counts as screened. */
  problems: readonly RuleProblem[];
};

/** How many compiled sets a process keeps; those used longest ago go first. */
const MOST_KEPT = 64;
const kept = new Map<string, LiveRuleSet>();

const SET_VERSION: Named = { name: 'rule_set_version', text: 'select version from rule_sets where trust_id = $1' };

/**
 * The live rules of the transaction's trust, ready to match. Compiled once for each number of the
 * rule set and kept; every change of a rule raises the number, so nothing has to be forgotten.
 */
export async function liveRuleSet(tx: Tx): Promise<LiveRuleSet> {
  // The number is read before the rules: a change in between is then compiled again under its own number.
  const [row] = await tx.named<{ version: number }>(SET_VERSION, [tx.trustId]);
  const version = row?.version ?? 0;
  const key = `${tx.trustId}:${version}`;
  const found = kept.get(key) ?? (await readLive(tx, version));
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? key);
  return found;
}

async function readLive(tx: Tx, version: number): Promise<LiveRuleSet> {
  const rows = await tx
    .select({
      ruleId: ruleVersions.ruleId,
      version: ruleVersions.version,
      kind: ruleVersions.kind,
      looksFor: ruleVersions.looksFor,
      category: ruleVersions.category,
      priority: ruleVersions.priority,
      effect: ruleVersions.effect,
      forumIds: ruleVersions.forumIds,
      name: rules.name,
      explanation: ruleVersions.explanation,
    })
    .from(rules)
    .innerJoin(ruleVersions, inForce)
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.state, 'live')))
    .orderBy(rules.ruleId);
  const compiled = compileRuleSet(rows);
  const named = rows.map(({ ruleId, version: of, name, explanation }) => [ruleId, { ruleId, version: of, name, explanation }] as const);
  return { version, compiled, rules: new Map(named), problems: compiled.problems };
}
