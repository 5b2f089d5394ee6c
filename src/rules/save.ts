// Creating, changing and retiring a rule: each adds a version and raises the number of the rule set.
import { and, eq, sql } from 'drizzle-orm';
import { recordAct, type Actee } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { staleVersion } from '../kit/http/if-match.ts';
import { notFound, Problem } from '../kit/problem.ts';
import { asCompilable, refuseUnusable } from './check-rule.ts';
import type { RuleFields } from './contract.ts';
import { rules, ruleSets, ruleVersions } from './tables.ts';

/**
 * Makes a rule, live from the next text on.
 * @throws invalid-input (422) naming each line and example to change
 */
export async function createRule(tx: Tx, by: Actee, fields: RuleFields, now: Date): Promise<string> {
  const ruleId = newId(now);
  refuseUnusable(asCompilable(fields, ruleId, 1), fields);
  await tx.insert(rules).values({ trustId: tx.trustId, ruleId, name: fields.name, state: 'live', version: 1, createdAt: now });
  await addVersion(tx, by, { ruleId, version: 1, fields, why: 'First version.' }, now);
  await changed(tx, by, 'rule.created', ruleId, 1, now);
  return ruleId;
}

/**
 * Changes a rule by adding a version. The one that was in force stays as it was.
 * @param seen the version that whoever changes it saw
 * @throws not-found (404), version-stale (412), state-conflict (409) if it is retired, invalid-input (422)
 */
export async function changeRule(
  tx: Tx,
  by: Actee,
  rule: { ruleId: string; seen: number; fields: RuleFields; why: string },
  now: Date,
): Promise<void> {
  const version = (await lockRule(tx, rule.ruleId, rule.seen)) + 1;
  refuseUnusable(asCompilable(rule.fields, rule.ruleId, version), rule.fields);
  await addVersion(tx, by, { ...rule, version }, now);
  await tx
    .update(rules)
    .set({ name: rule.fields.name, version })
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.ruleId, rule.ruleId)));
  await changed(tx, by, 'rule.changed', rule.ruleId, version, now);
}

/**
 * Retires a rule: it runs on no further text. Its versions and the flags it raised stay.
 * @throws not-found (404), version-stale (412), state-conflict (409) if it is retired already
 */
export async function retireRule(tx: Tx, by: Actee, rule: { ruleId: string; seen: number; why: string }, now: Date): Promise<void> {
  const version = await lockRule(tx, rule.ruleId, rule.seen);
  const [last] = await tx
    .select()
    .from(ruleVersions)
    .where(and(eq(ruleVersions.trustId, tx.trustId), eq(ruleVersions.ruleId, rule.ruleId), eq(ruleVersions.version, version)));
  if (!last) throw notFound();
  await tx
    .insert(ruleVersions)
    .values({ ...last, version: version + 1, madeBy: by.kind === 'staff' ? by.accountId : null, madeAt: now, why: rule.why });
  await tx
    .update(rules)
    .set({ state: 'retired', version: version + 1 })
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.ruleId, rule.ruleId)));
  await changed(tx, by, 'rule.retired', rule.ruleId, version + 1, now);
}

async function lockRule(tx: Tx, ruleId: string, seen: number): Promise<number> {
  const [row] = await tx
    .select()
    .from(rules)
    .where(and(eq(rules.trustId, tx.trustId), eq(rules.ruleId, ruleId)))
    .for('update');
  if (!row) throw notFound();
  if (row.version !== seen) {
    throw staleVersion('Somebody changed this rule while you were reading. Read it again.', row.version);
  }
  if (row.state === 'retired') throw new Problem('state-conflict', 'This rule is retired. Make a new one.');
  return row.version;
}

async function addVersion(
  tx: Tx,
  by: Actee,
  { ruleId, version, fields, why }: { ruleId: string; version: number; fields: RuleFields; why: string },
  now: Date,
): Promise<void> {
  const { name: _, ...kept } = fields;
  await tx.insert(ruleVersions).values({
    trustId: tx.trustId,
    ruleId,
    version,
    ...kept,
    madeBy: by.kind === 'staff' ? by.accountId : null,
    madeAt: now,
    why,
  });
}

/** A compiled set is kept under this number, so raising it is what makes a change act. */
async function changed(tx: Tx, by: Actee, act: string, ruleId: string, version: number, now: Date): Promise<void> {
  await tx
    .insert(ruleSets)
    .values({ trustId: tx.trustId, version: 1, changedAt: now })
    .onConflictDoUpdate({ target: ruleSets.trustId, set: { version: sql`${ruleSets.version} + 1`, changedAt: now } });
  await recordAct(tx, by, { act, subject: { kind: 'rule', id: ruleId }, details: { version } }, now);
}
