// Reading what the checks look at: a revision with its thread's title and the post it answers, in one statement.
import { and, eq, gt, gte, inArray, like, lte, sql } from 'drizzle-orm';
import type { ScreeningMode } from '../forum/index.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Named, Tx } from '../kit/db/tx.ts';
import { messages, type TemplateName } from '../messages/index.ts';
import type { Category, Priority } from '../rules/index.ts';
import type { TextKind } from '../texts/index.ts';
import { flags } from '../triage/index.ts';

/** A revision as the checks see it. Nothing in it ever changes but the two marks. */
export type ScreenedText = {
  revisionId: string;
  body: string;
  kind: TextKind;
  authorId: string;
  postId: string;
  forumId: string;
  mode: ScreeningMode;
  createdAt: Date;
  /** The newest title of its thread, or null for the title itself. */
  threadTitle: string | null;
  /** The post it replies to or, for a report or a note, the post it is about: as others read it, else its newest words. */
  parentText: string | null;
  rulesDoneAt: Date | null;
  riskDoneAt: Date | null;
};

const TEXT_TO_SCREEN: Named = {
  name: 'screening_text',
  text: `
    select r.revision_id as "revisionId", r.body, t.kind, t.author_id as "authorId", t.post_id as "postId",
      p.forum_id as "forumId", f.screening_mode as mode, r.created_at as "createdAt",
      r.rules_done_at as "rulesDoneAt", r.risk_done_at as "riskDoneAt",
      case when t.text_id <> h.title_text_id then (
        select b.body from text_revisions b
        where b.trust_id = $1 and b.text_id = h.title_text_id order by b.number desc limit 1) end as "threadTitle",
      (select b.body from posts a join text_revisions b on b.trust_id = a.trust_id and b.text_id = a.text_id
        where a.trust_id = $1
          and a.post_id = case when t.kind in ('report', 'worried_note') then p.post_id else p.parent_id end
        order by coalesce(b.revision_id = a.visible_revision_id, false) desc, b.number desc limit 1) as "parentText"
    from text_revisions r
    join texts t on t.trust_id = r.trust_id and t.text_id = r.text_id
    join posts p on p.trust_id = r.trust_id and p.post_id = t.post_id
    join threads h on h.trust_id = r.trust_id and h.thread_id = p.thread_id
    join forums f on f.trust_id = r.trust_id and f.forum_id = p.forum_id
    where r.trust_id = $1 and r.revision_id = $2`,
};

/** What the checks look at, without a lock; null if the trust has no such revision. */
export async function textToScreen(tx: Tx, revisionId: string): Promise<ScreenedText | null> {
  const [row] = await tx.named<ScreenedText>(TEXT_TO_SCREEN, [tx.trustId, revisionId]);
  return row ?? null;
}

/**
 * How urgent the posts were about which an account was sent help lately, as their flags stood when it was sent.
 * @param categories the categories that help is sent for
 * @param seconds how far back "lately" goes
 */
export async function helpedLately(
  tx: Tx,
  accountId: string,
  categories: readonly Category[],
  seconds: number,
  now: Date,
): Promise<Priority[]> {
  const rows = await tx
    .selectDistinct({ priority: flags.priority })
    .from(messages)
    .innerJoin(
      flags,
      and(
        eq(flags.trustId, messages.trustId),
        eq(flags.postId, messages.postId),
        inArray(flags.category, [...categories]),
        lte(flags.raisedAt, messages.createdAt),
      ),
    )
    .where(
      and(
        eq(messages.trustId, tx.trustId),
        eq(messages.toAccountId, accountId),
        like(messages.template, 'help@%'),
        gt(messages.createdAt, plusSeconds(now, -seconds)),
      ),
    );
  return rows.map((row) => row.priority);
}

/** Whether an account was told by one of some templates about a post at or after an instant. */
export async function toldSince(
  tx: Tx,
  about: { accountId: string; postId: string; templates: readonly TemplateName[] },
  since: Date,
): Promise<boolean> {
  const rows = await tx
    .select({ id: messages.messageId })
    .from(messages)
    .where(
      and(
        eq(messages.trustId, tx.trustId),
        eq(messages.toAccountId, about.accountId),
        eq(messages.postId, about.postId),
        inArray(sql`split_part(${messages.template}, '@', 1)`, [...about.templates]),
        gte(messages.createdAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
