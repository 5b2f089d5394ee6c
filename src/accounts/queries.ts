// What the room's screens ask of accounts.
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { accounts, invitations, recoveryCodes, reEntries, sessions } from './tables.ts';

/** What somebody's own page says of their account; null if there is none. */
export async function ownAccount(tx: Tx, accountId: string) {
  const [row] = await tx
    .select({ hasReturnWord: sql<boolean>`${accounts.returnWordHash} is not null`, pseudonymChangedAt: accounts.pseudonymChangedAt })
    .from(accounts)
    .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, accountId)));
  const [codes] = await tx
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.trustId, tx.trustId), eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)));
  return row ? { ...row, recoveryCodesLeft: codes?.left ?? 0 } : null;
}

/** Somebody's sessions that are still good, newest first. */
export async function ownSessions(tx: Tx, accountId: string, now: Date) {
  return tx
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.trustId, tx.trustId),
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        sql`${sessions.expiresAt} > ${now.toISOString()}::timestamptz`,
        sql`${sessions.seenAt} + make_interval(secs => ${sessions.idleSeconds}) > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(sql`${sessions.createdAt} desc, ${sessions.sessionId} desc`);
}

/**
 * Invitations, newest first, without who used them.
 * @param after the time and id of the last one seen, or null
 * @param rows the most rows
 */
export async function invitationList(tx: Tx, after: readonly string[] | null, rows: number) {
  return tx
    .select({ invitation: invitations, madeByName: accounts.displayName })
    .from(invitations)
    .leftJoin(accounts, and(eq(accounts.trustId, invitations.trustId), eq(accounts.accountId, invitations.madeBy)))
    .where(
      and(
        eq(invitations.trustId, tx.trustId),
        after ? sql`(${invitations.madeAt}, ${invitations.invitationId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(sql`${invitations.madeAt} desc, ${invitations.invitationId} desc`)
    .limit(rows);
}

/** Re-entries that wait for a second member of staff, or whose code is not used yet; oldest first, at most 100. */
export async function openReEntries(tx: Tx, now: Date) {
  return tx
    .select()
    .from(reEntries)
    .where(and(eq(reEntries.trustId, tx.trustId), isNull(reEntries.usedAt), sql`${reEntries.expiresAt} > ${now.toISOString()}::timestamptz`))
    .orderBy(reEntries.askedAt, reEntries.reEntryId)
    .limit(100);
}
