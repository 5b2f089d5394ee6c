// Which of some sessions still stand: for connections that stay open longer than a request.
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { accounts, sessions } from './tables.ts';

/**
 * The sessions among `sessionIds` that have not ended, run out or lain idle too long, of accounts
 * that have not ended. Looking does not count as use: an open page alone keeps nobody signed in.
 * @param now the instant to judge at
 */
export async function liveSessions(tx: Tx, sessionIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await tx
    .select({ sessionId: sessions.sessionId })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.trustId, sessions.trustId), eq(accounts.accountId, sessions.accountId)))
    .where(
      and(
        eq(sessions.trustId, tx.trustId),
        inArray(sessions.sessionId, [...sessionIds]),
        isNull(sessions.endedAt),
        isNull(accounts.endedAt),
        gt(sessions.expiresAt, now),
        gt(sql`${sessions.seenAt} + make_interval(secs => ${sessions.idleSeconds})`, now),
      ),
    );
  return new Set(rows.map((row) => row.sessionId));
}
