// Recovery codes: shown once, kept as hashes, each good for one new password.
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { hashToken, newReadableCode, normaliseCode } from '../kit/secrets.ts';
import { recoveryCodes } from './tables.ts';

/** How many a client gets. */
export const HOW_MANY_CODES = 8;

/**
 * Makes a client's codes; any from before stop working.
 * @returns the codes, which are not kept: three groups of four carry 58 bits, so a plain hash is enough
 */
export async function giveRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY_CODES }, () => newReadableCode(3));
  await tx.delete(recoveryCodes).where(and(eq(recoveryCodes.trustId, tx.trustId), eq(recoveryCodes.accountId, accountId)));
  await tx.insert(recoveryCodes).values(
    codes.map((code) => ({ trustId: tx.trustId, accountId, codeHash: hashToken(normaliseCode(code)) })),
  );
  return codes;
}

/** Uses a code up. Two requests with the same code: one gets true. */
export async function useRecoveryCode(tx: Tx, accountId: string, code: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.trustId, tx.trustId),
        eq(recoveryCodes.accountId, accountId),
        eq(recoveryCodes.codeHash, hashToken(normaliseCode(code))),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ accountId: recoveryCodes.accountId });
  return used.length === 1;
}
