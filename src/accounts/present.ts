// Rows of accounts as they go out on the wire.
import type { z } from 'zod';
import type { Member } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import { CHANGE_DAYS } from './change-pseudonym.ts';
import type { Invitation, Me } from './contract.ts';
import type { ownAccount } from './queries.ts';
import type { Session } from './session-contract.ts';
import type { ReEntry } from './staff-contract.ts';
import type { invitations, reEntries, sessions } from './tables.ts';

/** One's own account. */
export function presentMe(actor: Member, own: NonNullable<Awaited<ReturnType<typeof ownAccount>>>, now: Date): z.input<typeof Me> {
  const from = own.pseudonymChangedAt && plusSeconds(own.pseudonymChangedAt, CHANGE_DAYS * 86_400);
  return {
    accountId: actor.accountId,
    kind: actor.kind,
    name: actor.displayName,
    roles: actor.kind === 'staff' ? [...actor.roles] : [],
    pausedUntil: actor.kind === 'client' ? (actor.pausedUntil?.toISOString() ?? null) : null,
    recoveryCodesLeft: own.recoveryCodesLeft,
    hasReturnWord: own.hasReturnWord,
    pseudonymChangeableFrom: from && from > now ? from.toISOString() : null,
  };
}

/** A session, to its owner. */
export function presentSession(row: typeof sessions.$inferSelect, currentId: string): z.input<typeof Session> {
  return {
    sessionId: row.sessionId,
    kind: row.kind,
    sharedDevice: row.sharedDevice,
    startedAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.sessionId === currentId,
  };
}

/** An invitation, to staff: never who used it, nor when, which would point at a newcomer. */
export function presentInvitation(row: typeof invitations.$inferSelect, madeBy: string | null, now: Date): z.input<typeof Invitation> {
  return {
    invitationId: row.invitationId,
    state: row.usedAt ? 'used' : row.expiresAt <= now ? 'expired' : 'open',
    madeBy,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** A re-entry, to staff: never whose account it is. */
export function presentReEntry(row: typeof reEntries.$inferSelect, actor: Member): z.input<typeof ReEntry> {
  return {
    reEntryId: row.reEntryId,
    state: row.confirmedAt ? 'confirmed' : 'asked',
    askedAt: row.askedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    askedByYou: row.askedBy === actor.accountId,
  };
}
