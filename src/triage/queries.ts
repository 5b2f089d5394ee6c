// The queue and the list of what nobody has read: one statement a screen, prepared once a connection.
import type { Named, Tx } from '../kit/db/tx.ts';
import type { Category, Priority } from '../rules/index.ts';
import type { QueueFilter } from './contract.ts';
import { laneSql, overdueSql } from './queue-order.ts';

/** The columns of a case as the queue shows it; the version counts the changes of the case and of its post. */
export type QueueRow = {
  case_id: string;
  post_id: string;
  forum_id: string;
  forum_name: string;
  priority: Priority;
  categories: Category[];
  not_screened: boolean;
  reported: boolean;
  escalated_at: Date | null;
  opened_at: Date;
  due_at: Date;
  first_read_at: Date | null;
  holder_id: string | null;
  holder_name: string | null;
  lease_ends_at: Date | null;
  version: number;
  lane: number;
};

const QUEUE: Named = {
  name: 'triage_queue',
  text: `
    with q as (
      select c.*, ${laneSql('$2::timestamptz')} as lane
      from cases c
      where c.trust_id = $1 and c.state = 'open'
        and ($3::text is null or c.priority = $3)
        and ($4::uuid is null or c.forum_id = $4)
        and (not $5::boolean or c.not_screened)
        and (not $6::boolean or c.reported)
        and (not $7::boolean or ${overdueSql('$2::timestamptz')})
        and (not $8::boolean or c.escalated_at is not null)
        and ($9::uuid is null or (c.claimed_by = $9 and c.lease_ends_at > $10::timestamptz))
    ), page as (
      select * from q
      where $11::int is null or (lane, opened_at, case_id) > ($11, $12::timestamptz, $13::uuid)
      order by lane, opened_at, case_id limit $14
    )
    select page.case_id, page.post_id, page.forum_id, f.name as forum_name, page.priority, page.not_screened, page.reported,
      page.escalated_at, page.opened_at, page.due_at, page.first_read_at, page.lane,
      a.account_id as holder_id, a.display_name as holder_name, page.lease_ends_at,
      page.version + p.version as version,
      coalesce((select array_agg(distinct g.category order by g.category) from flags g
        where g.trust_id = $1 and g.post_id = page.post_id and g.raised_at >= page.opened_at and g.category is not null), '{}') as categories
    from page
    join posts p on p.trust_id = $1 and p.post_id = page.post_id
    join forums f on f.trust_id = $1 and f.forum_id = page.forum_id
    left join accounts a on a.trust_id = $1 and a.account_id = page.claimed_by and page.lease_ends_at > $10::timestamptz
    order by page.lane, page.opened_at, page.case_id`,
};

/** Where a page of the queue begins: the instant that orders all its pages, and the last row of the page before. */
export type QueuePlace = { asOf: Date; after: { lane: number; openedAt: string; caseId: string } | null };

/**
 * A page of the queue, in its order, and one row more.
 * @param filter what to show and how many
 * @param me who asks, for the filter "mine"
 * @param now which claims still hold
 */
export function queuePage(tx: Tx, filter: QueueFilter, place: QueuePlace, me: string, now: Date): Promise<QueueRow[]> {
  const { after } = place;
  return tx.named<QueueRow>(QUEUE, [
    tx.trustId,
    place.asOf.toISOString(),
    filter.priority ?? null,
    filter.forumId ?? null,
    filter.notScreened,
    filter.reported,
    filter.overdue,
    filter.escalated,
    filter.mine ? me : null,
    now.toISOString(),
    after?.lane ?? null,
    after?.openedAt ?? null,
    after?.caseId ?? null,
    filter.limit + 1,
  ]);
}

export type NotReadRow = {
  post_id: string;
  thread_id: string;
  forum_id: string;
  body: string;
  published_at: Date;
  case_id: string | null;
  flagged: boolean;
};

const NOT_READ: Named = {
  name: 'triage_not_read',
  text: `
    select p.post_id, p.thread_id, p.forum_id, r.body, p.published_at, c.case_id,
      exists (select 1 from flags g where g.trust_id = $1 and g.post_id = p.post_id) as flagged
    from posts p
    join text_revisions r on r.trust_id = $1 and r.revision_id = p.visible_revision_id
    left join cases c on c.trust_id = $1 and c.post_id = p.post_id and c.state = 'open'
    where p.trust_id = $1 and p.state = 'published' and p.read_at is null
      and ($2::uuid is null or p.forum_id = $2)
      and ($3::timestamptz is null or (p.published_at, p.post_id) > ($3, $4::uuid))
    order by p.published_at, p.post_id limit $5`,
};

/** Published posts that no person has read, oldest first, and one row more than `limit` (E11). */
export function notReadPage(
  tx: Tx,
  filter: { forumId: string | null; limit: number },
  after: { publishedAt: string; postId: string } | null,
): Promise<NotReadRow[]> {
  return tx.named<NotReadRow>(NOT_READ, [tx.trustId, filter.forumId, after?.publishedAt ?? null, after?.postId ?? null, filter.limit + 1]);
}

const NOT_READ_UNTIL: Named = {
  name: 'triage_not_read_until',
  text: `
    select p.post_id from posts p
    where p.trust_id = $1 and p.thread_id = $2 and p.state = 'published' and p.read_at is null and p.published_at <= $3`,
};

/** The unread posts of a thread whose words were published no later than an instant. */
export async function notReadUntil(tx: Tx, threadId: string, until: Date): Promise<string[]> {
  const rows = await tx.named<{ post_id: string }>(NOT_READ_UNTIL, [tx.trustId, threadId, until]);
  return rows.map((row) => row.post_id);
}
