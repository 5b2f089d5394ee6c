// Sessions: starting one, finding whose it is with every request, keeping it awake, ending it.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Member, Role } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Named, Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { hashToken, newToken } from '../kit/secrets.ts';
import { sessionLimits } from './session-limits.ts';
import { sessions } from './tables.ts';

/** How stale `seen_at` may be, in seconds: one write a minute, not one for every page. */
const TOUCH_SECONDS = 60;

/** One statement, because every signed-in request runs it. A limit's own instant is already past it. */
const FIND_SESSION: Named = {
  name: 'find_session',
  text: `select s.session_id, s.kind as session_kind, s.shared_device, s.seen_at, a.account_id, a.kind, a.display_name, a.paused_until,
      (select coalesce(array_agg(r.role order by r.role), '{}') from account_roles r
        where r.trust_id = a.trust_id and r.account_id = a.account_id) as roles
    from sessions s join accounts a on a.trust_id = s.trust_id and a.account_id = s.account_id
    where s.trust_id = $1 and s.token_hash = $2 and s.ended_at is null and a.ended_at is null
      and s.expires_at > $3::timestamptz and s.seen_at + make_interval(secs => s.idle_seconds) > $3::timestamptz`,
};

type Row = {
  session_id: string;
  session_kind: 'cookie' | 'token';
  shared_device: boolean;
  seen_at: Date;
  account_id: string;
  kind: 'client' | 'staff';
  display_name: string;
  paused_until: Date | null;
  roles: Role[];
};

export type FoundSession = { member: Member; touchDue: boolean; kind: 'cookie' | 'token'; sharedDevice: boolean };

/**
 * Whose session a token is, if it is still one in this trust. Issues its one statement before it first waits.
 * @param tokenHash `hashToken` of what came in the cookie or the Authorization header
 * @returns the member, and whether `touchSession` is due; null for an unknown, ended, idle or expired session
 */
export async function findSession(tx: Tx, tokenHash: string, now: Date): Promise<FoundSession | null> {
  const [row] = await tx.named<Row>(FIND_SESSION, [tx.trustId, tokenHash, now]);
  if (!row) return null;
  const who = { accountId: row.account_id, sessionId: row.session_id, displayName: row.display_name };
  const paused = row.paused_until !== null && row.paused_until > now ? row.paused_until : null;
  return {
    member: row.kind === 'client' ? { kind: 'client', ...who, pausedUntil: paused } : { kind: 'staff', ...who, roles: row.roles },
    touchDue: now.getTime() - row.seen_at.getTime() >= TOUCH_SECONDS * 1000,
    kind: row.session_kind,
    sharedDevice: row.shared_device,
  };
}

/** Notes that a session was used; never moves it back. */
export async function touchSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.named(
    {
      name: 'touch_session',
      text: `update sessions set seen_at = $3 where trust_id = $1 and session_id = $2 and ended_at is null and seen_at < $3::timestamptz`,
    },
    [tx.trustId, sessionId, now],
  );
}

export type StartedSession = { sessionId: string; token: string; expiresAt: Date; idleSeconds: number; absoluteSeconds: number; kept: boolean };

/**
 * Starts a session for somebody who has just proven who they are.
 * @param who the account and its roles
 * @param how by cookie or bearer, and whether others use the device
 * @returns the token, which only its holder has: the table keeps its hash
 */
export async function startSession(
  tx: Tx,
  who: { accountId: string; kind: 'client' | 'staff'; displayName: string; roles: Role[] },
  how: { kind: 'cookie' | 'token'; sharedDevice: boolean },
  now: Date,
): Promise<StartedSession> {
  const limits = sessionLimits(who, how.sharedDevice);
  const started = { sessionId: newId(now), token: newToken(), expiresAt: plusSeconds(now, limits.absoluteSeconds), ...limits };
  await tx.insert(sessions).values({
    trustId: tx.trustId,
    sessionId: started.sessionId,
    tokenHash: hashToken(started.token),
    accountId: who.accountId,
    ...how,
    createdAt: now,
    seenAt: now,
    idleSeconds: limits.idleSeconds,
    expiresAt: started.expiresAt,
  });
  const by = { accountId: who.accountId, sessionId: started.sessionId, displayName: who.displayName };
  const actor: Member = who.kind === 'client' ? { kind: 'client', ...by, pausedUntil: null } : { kind: 'staff', ...by, roles: who.roles };
  await recordAct(tx, actor, { act: 'session.started', subject: { kind: 'session', id: started.sessionId }, details: { ...how } }, now);
  return started;
}

/**
 * Ends sessions of an account.
 * @param which one session, all, or all but one
 * @returns how many were ended
 */
export async function endSessions(
  tx: Tx,
  accountId: string,
  which: 'all' | { only: string } | { allBut: string },
  now: Date,
): Promise<number> {
  const chosen = which === 'all' ? undefined : 'only' in which ? eq(sessions.sessionId, which.only) : ne(sessions.sessionId, which.allBut);
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.trustId, tx.trustId), eq(sessions.accountId, accountId), isNull(sessions.endedAt), chosen))
    .returning({ sessionId: sessions.sessionId });
  return ended.length;
}
