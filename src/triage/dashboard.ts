// The figures of the moderators' dashboard: a statement a panel, all travelling at once.
import { DateTime } from 'luxon';
import type { z } from 'zod';
import { instant } from '../kit/clock.ts';
import type { Named, Tx } from '../kit/db/tx.ts';
import type { Priority } from '../rules/index.ts';
import type { Dashboard } from './contract-dashboard.ts';

const OPEN_CASES: Named = {
  name: 'triage_dashboard_open',
  text: `
    select
      count(*) filter (where first_read_at is null and priority = 'immediate')::int as immediate,
      count(*) filter (where first_read_at is null and priority = 'urgent')::int as urgent,
      count(*) filter (where first_read_at is null and priority = 'soon')::int as soon,
      count(*) filter (where first_read_at is null and priority = 'routine')::int as routine,
      count(*) filter (where not_screened)::int as not_screened,
      count(*) filter (where first_read_at is null and due_at <= $2::timestamptz)::int as overdue,
      count(*) filter (where escalated_at is not null)::int as escalated
    from cases where trust_id = $1 and state = 'open'`,
};

const OLDEST_UNREAD: Named = {
  name: 'triage_dashboard_oldest',
  text: `
    select case_id, opened_at, unread_since from cases
    where trust_id = $1 and state = 'open' and first_read_at is null
    order by unread_since, case_id limit 1`,
};

const MINE: Named = {
  name: 'triage_dashboard_mine',
  text: `
    select case_id, priority, lease_ends_at from cases
    where trust_id = $1 and state = 'open' and claimed_by = $2 and lease_ends_at > $3::timestamptz
    order by lease_ends_at, case_id`,
};

const ARRIVALS: Named = {
  name: 'triage_dashboard_arrivals',
  text: `select count(*)::int as arrivals from cases where trust_id = $1 and opened_at >= $2::timestamptz`,
};

const FIRST_READS: Named = {
  name: 'triage_dashboard_first_reads',
  text: `
    select count(*)::int as reads,
      percentile_cont(0.5) within group (order by extract(epoch from first_read_at - unread_since))::float8 as median,
      percentile_cont(0.95) within group (order by extract(epoch from first_read_at - unread_since))::float8 as p95
    from cases where trust_id = $1 and first_read_at >= $2::timestamptz`,
};

const NOT_READ: Named = {
  name: 'triage_dashboard_not_read',
  text: `
    select count(*)::int as posts, min(p.published_at) as oldest,
      count(*) filter (where p.published_at + make_interval(mins => t.target_not_read) <= $2::timestamptz)::int as overdue
    from posts p join trusts t on t.trust_id = p.trust_id
    where p.trust_id = $1 and p.state = 'published' and p.read_at is null`,
};

/** The instant at which a day began in a zone. Days with a clock change are as long as they are. */
export function dayStart(now: Date, timeZone: string): Date {
  return instant(DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').toMillis());
}

/**
 * The dashboard. Every statement is issued before the first answer is awaited. A case that was
 * raised after a first read and read again counts with its last read, from when it waited anew.
 * @param me whose claims to list; no other figure is about a moderator (E9)
 * @param timeZone where "today" is
 */
export async function readDashboard(tx: Tx, me: string, timeZone: string, now: Date): Promise<z.input<typeof Dashboard>> {
  const asOf = now.toISOString();
  const since = dayStart(now, timeZone);
  type Open = Record<Priority | 'not_screened' | 'overdue' | 'escalated', number>;
  const [[open], [oldest], mine, [arrived], [reads], [notRead]] = await Promise.all([
    tx.named<Open>(OPEN_CASES, [tx.trustId, asOf]),
    tx.named<{ case_id: string; opened_at: Date; unread_since: Date }>(OLDEST_UNREAD, [tx.trustId]),
    tx.named<{ case_id: string; priority: Priority; lease_ends_at: Date }>(MINE, [tx.trustId, me, asOf]),
    tx.named<{ arrivals: number }>(ARRIVALS, [tx.trustId, since.toISOString()]),
    tx.named<{ reads: number; median: number | null; p95: number | null }>(FIRST_READS, [tx.trustId, since.toISOString()]),
    tx.named<{ posts: number; oldest: Date | null; overdue: number }>(NOT_READ, [tx.trustId, asOf]),
  ]);
  return {
    asOf,
    unread: {
      immediate: open?.immediate ?? 0,
      urgent: open?.urgent ?? 0,
      soon: open?.soon ?? 0,
      routine: open?.routine ?? 0,
    },
    oldestUnread: oldest
      ? {
          caseId: oldest.case_id,
          openedAt: oldest.opened_at.toISOString(),
          unreadSince: oldest.unread_since.toISOString(),
          ageSeconds: Math.floor((now.getTime() - oldest.unread_since.getTime()) / 1000),
        }
      : null,
    notScreened: open?.not_screened ?? 0,
    overdue: open?.overdue ?? 0,
    escalated: open?.escalated ?? 0,
    mine: mine.map((row) => ({ caseId: row.case_id, priority: row.priority, leaseEndsAt: row.lease_ends_at.toISOString() })),
    today: {
      since: since.toISOString(),
      arrivals: arrived?.arrivals ?? 0,
      firstReads: reads?.reads ?? 0,
      medianSeconds: reads?.median ?? null,
      p95Seconds: reads?.p95 ?? null,
    },
    notRead: { count: notRead?.posts ?? 0, oldestPublishedAt: notRead?.oldest?.toISOString() ?? null, overdue: notRead?.overdue ?? 0 },
  };
}
