// Asking for a re-entry code for a client who lost their password or phone: the first of two members of staff.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { invalid, notFound, Problem } from '../kit/problem.ts';
import { invitationOf, type Reference } from '../vault/index.ts';
import { mayAskReEntry } from './policy.ts';
import { accounts, invitations, reEntries } from './tables.ts';

/** Hours within which a second member of staff must confirm. */
export const CONFIRM_HOURS = 72;

/**
 * Asks for a re-entry. The account is named by its invitation or by the trust's own reference, never by the
 * pseudonym, and no answer shows one (A3).
 * @throws not-found (404), invalid-input (422) for an unknown reference, state-conflict (409) if nobody has joined
 */
export async function askReEntry(
  tx: Tx,
  by: Staff,
  which: { invitationId: string } | { reference: Reference },
  now: Date,
): Promise<typeof reEntries.$inferSelect> {
  if (!mayAskReEntry(by)) throw notFound();
  const invitationId = 'invitationId' in which ? which.invitationId : await invitationOf(tx, by, which.reference, now);
  if (invitationId === null) throw invalid('body.clientReference', 'No invitation is known for this reference.');
  const accountId = await accountOf(tx, invitationId);
  const [row] = await tx
    .insert(reEntries)
    .values({
      trustId: tx.trustId,
      reEntryId: newId(now),
      accountId,
      askedBy: by.accountId,
      askedAt: now,
      expiresAt: plusSeconds(now, CONFIRM_HOURS * 3600),
    })
    .returning();
  if (!row) throw new Error('The re-entry was not written.');
  await recordAct(tx, by, { act: 're-entry.asked', subject: { kind: 're-entry', id: row.reEntryId }, details: { invitationId } }, now);
  return row;
}

async function accountOf(tx: Tx, invitationId: string): Promise<string> {
  const [row] = await tx
    .select({ usedBy: invitations.usedBy, endedAt: accounts.endedAt })
    .from(invitations)
    .leftJoin(accounts, and(eq(accounts.trustId, invitations.trustId), eq(accounts.accountId, invitations.usedBy)))
    .where(and(eq(invitations.trustId, tx.trustId), eq(invitations.invitationId, invitationId)));
  if (!row) throw notFound();
  if (row.usedBy === null || row.endedAt !== null) {
    throw new Problem('state-conflict', 'Nobody has an account from this invitation. Make a new invitation instead.');
  }
  return row.usedBy;
}
