// Telling people: the author why, and whoever told us about a post that it has been decided.
import type { Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import type { LockedPost, PostState } from '../forum/index.ts';
import { COVER_NOT_KNOWN, sendMessage } from '../messages/index.ts';
import type { CaseRow } from './case.ts';
import { reportsOfPost } from './case-query.ts';
import type { NewDecision } from './contract-decision.ts';
import { outcomeFor, statementOf } from './statement.ts';

/**
 * Sends the author the statement of reasons, signed with the moderator's role name.
 * @returns the message's id, or null if nothing changed for the author
 * @throws invalid-input (422) naming each gap left in it; the caller's transaction then does nothing
 */
export async function tellAuthor(
  tx: Tx,
  by: Staff,
  post: LockedPost,
  decision: NewDecision,
  policyVersion: string,
  now: Date,
): Promise<string | null> {
  const statement = statementOf(decision, post.state, policyVersion);
  if (!statement) return null;
  return sendMessage(tx, { to: post.authorId, ...statement, postId: post.postId, signedBy: by.displayName }, now);
}

/** Tells everybody who told us about the post since its case opened, once each, and names no one. */
export async function tellReporters(
  tx: Tx,
  row: Pick<CaseRow, 'postId' | 'openedAt'>,
  kind: NewDecision['kind'],
  postState: PostState,
  now: Date,
): Promise<void> {
  const outcome = outcomeFor(kind, postState);
  if (outcome === null) return;
  const reports = await reportsOfPost(tx, row.postId);
  const reporters = new Set(reports.filter((report) => report.createdAt >= row.openedAt).map((report) => report.reporterId));
  for (const to of reporters) {
    await sendMessage(tx, { to, template: 'report-outcome', values: { outcome }, postId: row.postId }, now);
  }
}

/** Thanks somebody for telling us. */
export async function thankReporter(tx: Tx, to: string, report: { postId: string; worried: boolean }, now: Date): Promise<void> {
  const template = report.worried ? 'worried-thanks' : 'report-thanks';
  await sendMessage(tx, { to, template, values: { cover: COVER_NOT_KNOWN }, postId: report.postId }, now);
}
