// Making an invitation: a code for one person, of which only the hash is kept.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { Problem } from '../kit/problem.ts';
import { hashToken, newReadableCode, normaliseCode } from '../kit/secrets.ts';
import { invitationOf, type Reference, sealReference } from '../vault/index.ts';
import { invitations } from './tables.ts';

/** How long an invitation is good for unless said, in days. */
export const USUAL_DAYS = 14;
/** Who made an invitation that the service made by itself, such as the demonstration's. */
export const BY_SERVICE = '00000000-0000-0000-0000-000000000000';

export type NewInvitation = {
  /** 1 to 60; 14 unless said. */
  expiresInDays?: number;
  /** The trust's own reference for the person, for the vault only. */
  reference?: Reference;
};

/**
 * Makes an invitation for an adult. For a reference that has one nobody has used yet, the old code stops working
 * and the same invitation gets a new one, so that a person never has two.
 * @param by who makes it
 * @returns the code, shown this once
 * @throws state-conflict (409) if the person with this reference has joined: that needs a re-entry
 */
export async function makeInvitation(
  tx: Tx,
  by: Staff | { kind: 'service' },
  input: NewInvitation,
  now: Date,
): Promise<{ invitationId: string; code: string; expiresAt: Date }> {
  const code = newReadableCode(3);
  const expiresAt = plusSeconds(now, (input.expiresInDays ?? USUAL_DAYS) * 86_400);
  const made = { codeHash: hashToken(normaliseCode(code)), madeBy: by.kind === 'staff' ? by.accountId : BY_SERVICE, madeAt: now, expiresAt };
  const earlier = input.reference ? await invitationOf(tx, by, input.reference, now) : null;
  const invitationId = earlier ?? newId(now);
  if (earlier) {
    await renew(tx, earlier, made);
  } else {
    await tx.insert(invitations).values({ trustId: tx.trustId, invitationId, ...made });
    if (input.reference) await sealReference(tx, by, invitationId, input.reference, now);
  }
  const act = earlier ? 'invitation.renewed' : 'invitation.made';
  await recordAct(tx, by, { act, subject: { kind: 'invitation', id: invitationId } }, now);
  return { invitationId, code, expiresAt };
}

async function renew(
  tx: Tx,
  invitationId: string,
  made: { codeHash: string; madeBy: string; madeAt: Date; expiresAt: Date },
): Promise<void> {
  const one = and(eq(invitations.trustId, tx.trustId), eq(invitations.invitationId, invitationId));
  const [row] = await tx.select({ usedAt: invitations.usedAt }).from(invitations).where(one).for('update');
  if (!row || row.usedAt) {
    throw new Problem('state-conflict', 'Somebody has joined with this reference. If they cannot sign in, ask for a re-entry.');
  }
  await tx.update(invitations).set(made).where(one);
}
