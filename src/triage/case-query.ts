// What a moderator sees of one case: the post, what surrounds it, flags, reports and decisions.
import { and, asc, desc, eq, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { accounts } from '../accounts/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { forums, posts, threads } from '../forum/index.ts';
import { messages } from '../messages/index.ts';
import { revisions, texts } from '../texts/index.ts';
import type { CaseRow } from './case.ts';
import { cases, decisions, flags, reports } from './tables.ts';

const holder = alias(accounts, 'holder');

/** A case with its post, thread, forum, author and holder; null if this trust has none. */
export async function casePost(tx: Tx, caseId: string) {
  const [row] = await tx
    .select({ case: cases, post: posts, thread: threads, forumName: forums.name, author: accounts.displayName, holder: holder.displayName })
    .from(cases)
    .innerJoin(posts, and(eq(posts.trustId, cases.trustId), eq(posts.postId, cases.postId)))
    .innerJoin(threads, and(eq(threads.trustId, posts.trustId), eq(threads.threadId, posts.threadId)))
    .innerJoin(forums, and(eq(forums.trustId, posts.trustId), eq(forums.forumId, posts.forumId)))
    .innerJoin(accounts, and(eq(accounts.trustId, posts.trustId), eq(accounts.accountId, posts.authorId)))
    .leftJoin(holder, and(eq(holder.trustId, cases.trustId), eq(holder.accountId, cases.claimedBy)))
    .where(and(eq(cases.trustId, tx.trustId), eq(cases.caseId, caseId)));
  return row ?? null;
}
export type CasePost = NonNullable<Awaited<ReturnType<typeof casePost>>>;

/** Every revision of every text about a post, and of its thread's title, oldest first. */
export function caseTexts(tx: Tx, postId: string, titleTextId: string) {
  return tx
    .select({ revision: revisions, kind: texts.kind })
    .from(revisions)
    .innerJoin(texts, and(eq(texts.trustId, revisions.trustId), eq(texts.textId, revisions.textId)))
    .where(and(eq(revisions.trustId, tx.trustId), or(eq(texts.postId, postId), eq(texts.textId, titleTextId))))
    .orderBy(asc(revisions.createdAt), asc(revisions.revisionId));
}
export type CaseTextRow = Awaited<ReturnType<typeof caseTexts>>[number];

/** Every flag on a post, oldest first. */
export function flagsOfPost(tx: Tx, postId: string) {
  return tx
    .select()
    .from(flags)
    .where(and(eq(flags.trustId, tx.trustId), eq(flags.postId, postId)))
    .orderBy(asc(flags.raisedAt), asc(flags.flagId));
}

/** Every report on a post, oldest first. Only the use-case that answers reporters looks at who they are. */
export function reportsOfPost(tx: Tx, postId: string) {
  return tx
    .select()
    .from(reports)
    .where(and(eq(reports.trustId, tx.trustId), eq(reports.postId, postId)))
    .orderBy(asc(reports.createdAt), asc(reports.reportId));
}

/** Every decision about a post, oldest first, with who made it and what the author was told. */
export function decisionsOfPost(tx: Tx, row: Pick<CaseRow, 'postId'>) {
  return tx
    .select({ decision: decisions, decidedBy: accounts.displayName, message: messages.body })
    .from(decisions)
    .innerJoin(cases, and(eq(cases.trustId, decisions.trustId), eq(cases.caseId, decisions.caseId)))
    .innerJoin(accounts, and(eq(accounts.trustId, decisions.trustId), eq(accounts.accountId, decisions.decidedBy)))
    .leftJoin(messages, and(eq(messages.trustId, decisions.trustId), eq(messages.messageId, decisions.messageId)))
    .where(and(eq(decisions.trustId, tx.trustId), eq(cases.postId, row.postId)))
    .orderBy(asc(decisions.decidedAt), asc(decisions.decisionId));
}

/** The newest words of a post that another replies to. */
export async function parentText(tx: Tx, postId: string): Promise<{ postId: string; text: string } | null> {
  const [row] = await tx
    .select({ postId: posts.postId, text: revisions.body })
    .from(posts)
    .innerJoin(revisions, and(eq(revisions.trustId, posts.trustId), eq(revisions.textId, posts.textId)))
    .where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)))
    .orderBy(desc(revisions.number))
    .limit(1);
  return row ?? null;
}
