// Which of some sessions still stand: for connections that stay open longer than a request.
import type { Named, Tx } from '../kit/db/tx.ts';

const LIVE_SESSIONS: Named = {
  name: 'live_sessions',
  text: `select s.session_id
    from sessions s join accounts a on a.trust_id = s.trust_id and a.account_id = s.account_id
    where s.trust_id = $1 and s.session_id = any($2::uuid[]) and s.ended_at is null and a.ended_at is null
      and s.expires_at > $3::timestamptz and s.seen_at + make_interval(secs => s.idle_seconds) > $3::timestamptz`,
};

/**
 * The sessions among `sessionIds` that have not ended, run out or lain idle too long, of accounts
 * that have not ended. Looking does not count as use: an open page alone keeps nobody signed in.
 * Issues its statement at once.
 * @param now the instant to judge at
 */
export async function liveSessions(tx: Tx, sessionIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await tx.named<{ session_id: string }>(LIVE_SESSIONS, [tx.trustId, [...sessionIds], now]);
  return new Set(rows.map((row) => row.session_id));
}
