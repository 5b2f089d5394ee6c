// A new password for an account, by whichever way its owner proved it is theirs.
import { and, eq } from 'drizzle-orm';
import { type Actee, recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { invalid, notFound } from '../kit/problem.ts';
import { trustSettings } from '../trusts/index.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { endSessions } from './sessions.ts';
import { accounts } from './tables.ts';

/**
 * Refuses a new password that is too easy.
 * @param names what others may know of the account: its pseudonym or sign-in name
 * @throws invalid-input (422) at `body.newPassword`
 */
export async function demandGoodPassword(tx: Tx, password: string, names: readonly string[]): Promise<void> {
  const trust = await trustSettings(tx);
  const weak = passwordProblem(password, [...names, trust.name, trust.slug]);
  if (weak) throw invalid('body.newPassword', weak);
}

/**
 * Sets a password that was judged before, and ends the account's sessions (OWASP ASVS 5.0, 7.4.3).
 * @param how what proved the owner, for the record: `password`, `recovery-code` or `re-entry`
 * @param keep a session that goes on, or null
 */
export async function setPassword(
  tx: Tx,
  by: Actee,
  account: { accountId: string },
  password: string,
  how: 'password' | 'recovery-code' | 're-entry',
  keep: string | null,
  now: Date,
): Promise<void> {
  await tx
    .update(accounts)
    .set({ passwordHash: await hashPassword(password) })
    .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, account.accountId)));
  const ended = await endSessions(tx, account.accountId, keep === null ? 'all' : { allBut: keep }, now);
  await recordAct(
    tx,
    by,
    { act: 'password.set', subject: { kind: 'account', id: account.accountId }, details: { how, sessionsEnded: ended } },
    now,
  );
}

/**
 * Changes one's own password; other sessions end, this one goes on.
 * @returns false if the current password is wrong
 * @throws invalid-input (422) at `body.newPassword`
 */
export async function changePassword(tx: Tx, by: Member, input: { password: string; newPassword: string }, now: Date): Promise<boolean> {
  const mine = and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, by.accountId));
  const [account] = await tx.select().from(accounts).where(mine).for('update');
  if (!account) throw notFound();
  if (!(await passwordMatches(account.passwordHash, input.password))) return false;
  await demandGoodPassword(tx, input.newPassword, [account.displayName, account.signInName]);
  await setPassword(tx, by, account, input.newPassword, 'password', by.sessionId, now);
  return true;
}
