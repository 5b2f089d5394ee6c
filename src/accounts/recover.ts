// Recovering: a recovery code and a new password in place of a forgotten one.
import { and, count, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { accountNamed } from './find-account.ts';
import { passwordMatches } from './password-hash.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { demandGoodPassword, setPassword } from './set-password.ts';
import { recoveryCodes } from './tables.ts';

/**
 * Sets a client's new password for a recovery code, which is used up. Ends every session of the account.
 * @returns how many codes are left, or null if pseudonym and code do not belong together
 * @throws invalid-input (422) at `body.newPassword`, judged first so that it says nothing of the account
 */
export async function recover(
  tx: Tx,
  input: { pseudonym: string; recoveryCode: string; newPassword: string },
  now: Date,
): Promise<{ codesLeft: number } | null> {
  await demandGoodPassword(tx, input.newPassword, [input.pseudonym]);
  const account = await accountNamed(tx, 'client', input.pseudonym);
  if (!account || !(await useRecoveryCode(tx, account.accountId, input.recoveryCode, now))) {
    // As much work as a code that works, so that the time does not say which pseudonyms exist.
    await passwordMatches(null, input.newPassword);
    return null;
  }
  await setPassword(tx, { kind: 'visitor' }, account, input.newPassword, 'recovery-code', null, now);
  const [left] = await tx
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.trustId, tx.trustId), eq(recoveryCodes.accountId, account.accountId), isNull(recoveryCodes.usedAt)));
  return { codesLeft: left?.count ?? 0 };
}
