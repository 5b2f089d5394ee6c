// Changing one's pseudonym: once in 90 days, and the old one stays taken.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Client } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { invalid, notFound, Problem } from '../kit/problem.ts';
import { trustSettings } from '../trusts/index.ts';
import { mayChangePseudonym } from './policy.ts';
import { judgePseudonym } from './pseudonym.ts';
import { pseudonymTaken } from './pseudonym-taken.ts';
import { accounts } from './tables.ts';
import { takeName } from './take-name.ts';

/** Days between two changes (A3). */
export const CHANGE_DAYS = 90;

/**
 * Gives a client another pseudonym. Signing in uses the new one from now on.
 * @returns the pseudonym as it will be shown
 * @throws state-conflict (409) within 90 days of the last change; invalid-input (422); pseudonym-taken (409)
 */
export async function changePseudonym(tx: Tx, by: Client, wanted: string, now: Date): Promise<string> {
  const mine = and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, by.accountId));
  const [account] = await tx.select().from(accounts).where(mine).for('update');
  if (!account || !mayChangePseudonym(by, account)) throw notFound();
  const nextAt = account.pseudonymChangedAt && plusSeconds(account.pseudonymChangedAt, CHANGE_DAYS * 86_400);
  if (nextAt && nextAt > now) {
    throw new Problem('state-conflict', `A pseudonym can be changed once in ${CHANGE_DAYS} days.`, {
      shown: { nextChangeAt: nextAt.toISOString() },
    });
  }
  const judged = judgePseudonym(wanted, await trustSettings(tx));
  if (!judged.ok) throw invalid('body.pseudonym', judged.why);
  if (!(await takeName(tx, judged.skeleton, by.accountId, now))) throw await pseudonymTaken(tx);
  await tx
    .update(accounts)
    .set({ displayName: judged.pseudonym, signInName: judged.skeleton, pseudonymChangedAt: now })
    .where(mine);
  await recordAct(tx, by, { act: 'pseudonym.changed', subject: { kind: 'account', id: by.accountId } }, now);
  return judged.pseudonym;
}
