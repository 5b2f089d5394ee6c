// Rows of the queue, of a case and of what nobody has read, as the wire shows them.
import type { z } from 'zod';
import type { Claimed } from './claim.ts';
import type { CaseTextRow } from './case-query.ts';
import { holderOf } from './case.ts';
import type { Claim, NotReadPost, QueueItem } from './contract.ts';
import type { CaseView } from './contract-case.ts';
import { demandsFollowUp } from './follow-up.ts';
import type { OpenedView } from './look.ts';
import type { NotReadRow, QueueRow } from './queries.ts';
import { isOverdue } from './queue-order.ts';
import type { DecisionReasonCode, ReportReasonCode } from './reasons.ts';
import { PRIORITIES } from '../rules/index.ts';
import { versionOf } from './version.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A case as the queue shows it. @param me whose claims are marked as theirs @param asOf what is overdue */
export function presentQueueItem(row: QueueRow, me: string, asOf: Date): z.input<typeof QueueItem> {
  const held = row.holder_id !== null && row.holder_name !== null && row.lease_ends_at !== null;
  return {
    caseId: row.case_id,
    postId: row.post_id,
    forum: { forumId: row.forum_id, name: row.forum_name },
    priority: row.priority,
    categories: row.categories,
    notScreened: row.not_screened,
    reported: row.reported,
    escalated: row.escalated_at !== null,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    unread: row.first_read_at === null,
    overdue: isOverdue({ dueAt: row.due_at, firstReadAt: row.first_read_at }, asOf),
    holder: held
      ? { roleName: row.holder_name ?? '', until: iso(row.lease_ends_at) ?? '', mine: row.holder_id === me }
      : null,
    version: row.version,
  };
}

/** A claim. */
export function presentClaim(claimed: Claimed): z.input<typeof Claim> {
  return { ...claimed, leaseEndsAt: iso(claimed.leaseEndsAt) };
}

/** What may be said of a published post that no person has read (E11). */
export const NOT_READ_NOTICES = {
  unmatched: 'Published by checks, not read yet. No check matched. This does not mean the person is safe.',
  matched: 'Published by checks, not read yet. A check matched.',
} as const;

/** A post that no person has read. */
export function presentNotRead(row: NotReadRow): z.input<typeof NotReadPost> {
  return {
    postId: row.post_id,
    threadId: row.thread_id,
    forumId: row.forum_id,
    text: row.body,
    publishedAt: row.published_at.toISOString(),
    caseId: row.case_id,
    notice: row.flagged ? NOT_READ_NOTICES.matched : NOT_READ_NOTICES.unmatched,
  };
}

/** An opened case. Who reported it is left out here and known nowhere on the wire. */
export function presentCase(view: OpenedView, me: string, now: Date): z.input<typeof CaseView> {
  const { case: row, post, thread, flags, reports, decisions, texts } = view;
  const holder = holderOf(row, now);
  const newest = newestOf(texts);
  const words = newest.get(post.textId);
  if (!words) throw new Error('A post has no words.');
  const current = flags.filter((flag) => flag.raisedAt >= row.openedAt);
  const about = { categories: flags.map((flag) => flag.category), worried: reports.some((report) => report.worried) };
  const bodyOf = (textId: string | null) => (textId === null ? null : (newest.get(textId)?.revision.body ?? null));
  return {
    caseId: row.caseId,
    postId: row.postId,
    forum: { forumId: row.forumId, name: view.forumName },
    state: row.state,
    priority: row.priority,
    categories: [...new Set(current.flatMap((flag) => flag.category ?? []))].sort(),
    notScreened: row.notScreened,
    reported: row.reported,
    escalated: row.escalatedAt !== null,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    unread: row.state === 'open' && row.firstReadAt === null,
    overdue: row.state === 'open' && isOverdue(row, now),
    holder: holder === null ? null : { roleName: view.holder ?? '', until: iso(row.leaseEndsAt) ?? '', mine: holder === me },
    version: versionOf(row, post),
    needsFollowUp: demandsFollowUp('remove', about),
    followUpOwner: row.followUpOwner,
    followUpAt: iso(row.followUpAt),
    post: {
      postId: post.postId,
      threadId: post.threadId,
      threadTitle: bodyOf(thread.titleTextId) ?? '',
      author: view.author,
      state: post.state,
      revisionId: words.revision.revisionId,
      text: words.revision.body,
      visibleRevisionId: post.visibleRevisionId,
      contentNote: bodyOf(post.noteTextId),
      moderatorNote: post.moderatorNote,
      wish: post.wish,
      createdAt: post.createdAt.toISOString(),
      publishedAt: iso(post.publishedAt),
    },
    parent: view.parent,
    texts: texts.map((each) => ({
      revisionId: each.revision.revisionId,
      kind: each.kind,
      number: each.revision.number,
      body: each.revision.body,
      state: each.revision.state,
      madeBy: each.revision.madeBy,
      newest: newest.get(each.revision.textId) === each,
      createdAt: each.revision.createdAt.toISOString(),
    })),
    flags: flags
      .toSorted((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority))
      .map((flag) => ({
        flagId: flag.flagId,
        revisionId: flag.revisionId,
        source: flag.source,
        sourceId: flag.sourceId,
        sourceVersion: flag.sourceVersion,
        category: flag.category,
        priority: flag.priority,
        effect: flag.effect,
        spans: flag.spans,
        sentence: flag.sentence,
        raisedAt: flag.raisedAt.toISOString(),
        earlier: flag.raisedAt < row.openedAt,
      })),
    reports: reports.map((report) => ({
      reason: report.reason as ReportReasonCode,
      worried: report.worried,
      note: bodyOf(report.noteTextId),
      createdAt: report.createdAt.toISOString(),
    })),
    decisions: decisions.map(({ decision, decidedBy, message }) => ({
      decisionId: decision.decisionId,
      kind: decision.kind,
      reason: decision.reason as DecisionReasonCode,
      policyVersion: decision.policyVersion,
      decidedBy,
      decidedAt: decision.decidedAt.toISOString(),
      message,
      followUpOwner: decision.followUpOwner,
      followUpAt: iso(decision.followUpAt),
    })),
  };
}

/** The newest revision of each text. */
function newestOf(texts: readonly CaseTextRow[]): Map<string, CaseTextRow> {
  const newest = new Map<string, CaseTextRow>();
  for (const each of texts) {
    const known = newest.get(each.revision.textId);
    if (!known || known.revision.number < each.revision.number) newest.set(each.revision.textId, each);
  }
  return newest;
}
