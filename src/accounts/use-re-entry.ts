// Using a re-entry code: the client sets a new password with their return word, or after a day without one.
import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { Problem } from '../kit/problem.ts';
import { hashToken, normaliseCode } from '../kit/secrets.ts';
import { returnWordMatches } from './password-hash.ts';
import { demandGoodPassword, setPassword } from './set-password.ts';
import { accounts, reEntries } from './tables.ts';

/** Hours a code waits when the account has no return word, so that its owner can see the message and object (A3). */
export const WAIT_HOURS = 24;

/**
 * Uses a code: sets the password, ends every session, uses the code up.
 * @returns the pseudonym, which the client may have forgotten too; null if the code or the return word is wrong
 * @throws state-conflict (409) with `worksFrom` while the code of an account without a return word waits;
 *   invalid-input (422) at `body.newPassword`
 */
export async function useReEntry(
  tx: Tx,
  input: { code: string; returnWord?: string | undefined; newPassword: string },
  now: Date,
): Promise<{ pseudonym: string } | null> {
  const found = await lockByCode(tx, input.code, now);
  const wordRight = await returnWordMatches(found?.account.returnWordHash ?? null, input.returnWord ?? '');
  if (!found) return null;
  const { account, reEntry } = found;
  if (account.returnWordHash !== null && !wordRight) return null;
  const worksFrom = plusSeconds(reEntry.confirmedAt ?? now, WAIT_HOURS * 3600);
  if (account.returnWordHash === null && now < worksFrom) {
    throw new Problem('state-conflict', 'This code starts to work a day after it was made. Please come back then.', {
      shown: { worksFrom: worksFrom.toISOString() },
    });
  }
  await demandGoodPassword(tx, input.newPassword, [account.displayName]);
  // Any other code made for the same account goes with it.
  await tx
    .update(reEntries)
    .set({ usedAt: now })
    .where(and(eq(reEntries.trustId, tx.trustId), eq(reEntries.accountId, account.accountId), isNull(reEntries.usedAt)));
  await setPassword(tx, { kind: 'visitor' }, account, input.newPassword, 're-entry', null, now);
  await recordAct(tx, { kind: 'visitor' }, { act: 're-entry.used', subject: { kind: 're-entry', id: reEntry.reEntryId } }, now);
  return { pseudonym: account.displayName };
}

async function lockByCode(tx: Tx, code: string, now: Date) {
  const [row] = await tx
    .select({ reEntry: reEntries, account: accounts })
    .from(reEntries)
    .innerJoin(accounts, and(eq(accounts.trustId, reEntries.trustId), eq(accounts.accountId, reEntries.accountId)))
    .where(
      and(
        eq(reEntries.trustId, tx.trustId),
        eq(reEntries.codeHash, hashToken(normaliseCode(code))),
        isNull(reEntries.usedAt),
        gt(reEntries.expiresAt, now),
        isNull(accounts.endedAt),
      ),
    )
    .for('update');
  return row ?? null;
}
