// Figures for operators: read from the rows when asked for, with no personal data and nothing per person.
import { sql } from 'drizzle-orm';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { instant } from './kit/clock.ts';
import type { Platform } from './platform.ts';

type Row = {
  oldest_unread: string | null;
  overdue: string;
  not_screened: string;
  open_cases: string;
  oldest_unsettled: string | null;
  outbox: string;
  swept: string;
  not_read: string;
};

/**
 * Makes the reader of `/metrics`.
 * @returns a function that gives the type and the text; while PostgreSQL is away, `alongside_up` is 0
 *   and the figures that need it are left out
 */
export function openMetrics(platform: Pick<Platform, 'db' | 'clock'>): () => Promise<{ type: string; body: string }> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string): Gauge => new Gauge({ name: `alongside_${name}`, help, registers: [registry] });
  const up = gauge('up', 'Whether PostgreSQL answered.');
  const figures = {
    oldestUnread: gauge('oldest_unread_seconds', 'Age of the oldest open case that no person has opened.'),
    overdue: gauge('overdue_cases', 'Unread open cases past their target.'),
    notScreened: gauge('not_screened_cases', 'Open cases of posts that the checks did not finish.'),
    openCases: gauge('open_cases', 'Open cases.'),
    lag: gauge('screening_lag_seconds', 'Age of the oldest text that still waits for its checks.'),
    outbox: gauge('outbox_rows', 'Jobs written down and not yet added to a queue.'),
    swept: gauge('swept_texts', 'Texts waiting now whose checks were asked for again.'),
    notRead: gauge('posts_not_read', 'Published posts that no person has read yet.'),
  };
  return async () => {
    const now = platform.clock.now();
    const age = (value: string | null): number => (value === null ? 0 : Math.max(0, (now.getTime() - instant(value).getTime()) / 1000));
    try {
      const row = await read(platform, now);
      up.set(1);
      figures.oldestUnread.set(age(row.oldest_unread));
      figures.overdue.set(Number(row.overdue));
      figures.notScreened.set(Number(row.not_screened));
      figures.openCases.set(Number(row.open_cases));
      figures.lag.set(age(row.oldest_unsettled));
      figures.outbox.set(Number(row.outbox));
      figures.swept.set(Number(row.swept));
      figures.notRead.set(Number(row.not_read));
    } catch {
      up.set(0);
      for (const figure of Object.values(figures)) figure.reset();
    }
    return { type: registry.contentType, body: await registry.metrics() };
  };
}

function read(platform: Pick<Platform, 'db'>, now: Date): Promise<Row> {
  return platform.db.withSystem(async (tx) => {
    const { rows } = await tx.execute<Row>(sql`select
      (select to_json(min(opened_at)) #>> '{}' from cases where state = 'open' and first_read_at is null) as oldest_unread,
      (select count(*) from cases where state = 'open' and first_read_at is null and due_at < ${now.toISOString()}::timestamptz) as overdue,
      (select count(*) from cases where state = 'open' and not_screened) as not_screened,
      (select count(*) from cases where state = 'open') as open_cases,
      (select to_json(min(created_at)) #>> '{}' from text_revisions where settled_at is null) as oldest_unsettled,
      (select count(*) from text_revisions where settled_at is null and attempt > 0) as swept,
      (select count(*) from posts where state = 'published' and read_at is null) as not_read,
      (select count(*) from outbox) as outbox`);
    const [row] = rows;
    if (!row) throw new Error('no figures');
    return row;
  });
}
