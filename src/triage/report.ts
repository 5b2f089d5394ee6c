// Telling us about a post: in the queue at once, its note screened like any text, and thanks to who told us.
import { and, asc, eq, gte } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { notFound } from '../kit/problem.ts';
import { lockPost, maySeeThread } from '../forum/index.ts';
import { writeText } from '../texts/index.ts';
import type { NewReport } from './contract-decision.ts';
import { lockOpenCase, raiseCase } from './open-case.ts';
import { mayReport } from './policy.ts';
import { reports } from './tables.ts';
import { thankReporter } from './tell.ts';

/** How soon a report is read: at once where somebody is worried about the author. */
const priorityOf = (report: NewReport) => (report.worried ? 'urgent' : 'soon');

/**
 * Reports a post. The same person again, while the case is open, adds what is new and nothing else:
 * a note, or that they are worried.
 * @returns the report's id; the first one's if there was nothing new
 * @throws not-found (404) if the post is not there, or the actor cannot read it
 */
export async function reportPost(tx: Tx, by: Member, postId: string, report: NewReport, now: Date): Promise<string> {
  // The post's lock before the case's, as everywhere.
  const post = await lockPost(tx, postId);
  if (!post || !mayReport(by, post)) throw notFound();
  if (post.authorId !== by.accountId && !(await maySeeThread(tx, by, post.threadId))) throw notFound();
  const open = await lockOpenCase(tx, postId);
  const earlier = open ? await reportsBy(tx, by.accountId, postId, open.openedAt) : [];
  const nowWorried = report.worried && !earlier.some((each) => each.worried);
  const [first] = earlier;
  if (first && report.note === undefined && !nowWorried) return first.reportId;

  const reportId = newId(now);
  const note =
    report.note === undefined
      ? null
      : await writeText(tx, { kind: report.worried ? 'worried_note' : 'report', authorId: by.accountId, postId, body: report.note }, now);
  await tx.insert(reports).values({
    trustId: tx.trustId,
    reportId,
    postId,
    reporterId: by.accountId,
    reason: report.reason,
    worried: report.worried,
    noteTextId: note?.textId ?? null,
    createdAt: now,
  });
  const raise = { priority: priorityOf(report), notScreened: false, reported: true, news: true } as const;
  await raiseCase(tx, postId, raise, { reports: 1, worried: report.worried }, now);
  if (!first || nowWorried) await thankReporter(tx, by.accountId, { postId, worried: report.worried }, now);
  await recordAct(
    tx,
    by,
    { act: 'post.reported', subject: { kind: 'post', id: postId }, details: { report: reportId, reason: report.reason, worried: report.worried } },
    now,
  );
  return reportId;
}

function reportsBy(tx: Tx, reporterId: string, postId: string, since: Date) {
  return tx
    .select({ reportId: reports.reportId, worried: reports.worried })
    .from(reports)
    .where(
      and(
        eq(reports.trustId, tx.trustId),
        eq(reports.postId, postId),
        eq(reports.reporterId, reporterId),
        gte(reports.createdAt, since),
      ),
    )
    .orderBy(asc(reports.createdAt), asc(reports.reportId));
}
