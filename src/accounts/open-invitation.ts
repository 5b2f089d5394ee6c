// Finding the invitation of a code: wrong, used and expired are one answer, so that none can be told from another.
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { invalid } from '../kit/problem.ts';
import { hashToken, normaliseCode } from '../kit/secrets.ts';
import { invitations } from './tables.ts';

/**
 * The open invitation of a code, locked until the transaction ends: of two people with one code, one joins.
 * @throws invalid-input (422) at `body.code`
 */
export async function lockOpenInvitation(tx: Tx, code: string, now: Date): Promise<string> {
  const [row] = await tx
    .select({ invitationId: invitations.invitationId })
    .from(invitations)
    .where(
      and(
        eq(invitations.trustId, tx.trustId),
        eq(invitations.codeHash, hashToken(normaliseCode(code))),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .for('update');
  if (!row) throw invalid('body.code', 'This code does not work. It may be too old, or used already. Ask your team for a new one.');
  return row.invitationId;
}
