// Deciding a case: the decision, what it does to the post, and what the author is told, in one transaction.
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { invalid, notFound, Problem } from '../kit/problem.ts';
import { lockPost, type LockedPost, type PostState } from '../forum/index.ts';
import { latestRevision } from '../texts/index.ts';
import { trustSettings } from '../trusts/index.ts';
import { actOnPost } from './act-on-post.ts';
import { type CaseRow, type CaseState, type FollowUp, refusalToDecide, transition } from './case.ts';
import { flagsOfPost, reportsOfPost } from './case-query.ts';
import { refusedBecause } from './claim.ts';
import type { NewDecision } from './contract-decision.ts';
import { demandsFollowUp, followUpOf } from './follow-up.ts';
import { lockCase, postOfCase, saveCase } from './open-case.ts';
import { mayHandle, ownPost } from './policy.ts';
import { reasonFits } from './reasons.ts';
import { decisions } from './tables.ts';
import { tellAuthor, tellReporters } from './tell.ts';
import { staleCase, versionOf } from './version.ts';

export type Made = {
  decisionId: string;
  caseId: string;
  caseState: CaseState['state'];
  postState: PostState;
  messageId: string | null;
  version: number;
};

/**
 * Decides a case. Either all of it happens or none: the decision's row, the post's move, the message
 * to the author, the case's next state, the outcome for who told us, and the record.
 *
 * What is wrong is said in this order: not-found (404); not-allowed (403) for one's own post;
 * version-stale (412) if the case or its post has moved since `seen`; state-conflict (409) if it is
 * closed; lease-lost (409) if the actor does not hold it; invalid-input (422) for the decision itself.
 * @param input the case, the version of it that the moderator saw, and what they decide
 */
export async function decideCase(
  tx: Tx,
  by: Staff,
  input: { caseId: string; seen: number; decision: NewDecision },
  now: Date,
): Promise<Made> {
  const { caseId, decision } = input;
  // The post's lock before the case's, as everywhere.
  const postId = await postOfCase(tx, caseId);
  const post = postId === null ? null : await lockPost(tx, postId);
  const row = await lockCase(tx, caseId);
  if (!row || !post) throw notFound();
  const settings = await trustSettings(tx);
  if (!mayHandle(by, post)) throw ownPost();
  const current = versionOf(row, post);
  if (current !== input.seen) throw staleCase(current);
  const refusal = refusalToDecide(row, by.accountId, now);
  if (refusal) throw await refusedBecause(tx, row, refusal);
  const revisionId = await checkDecision(tx, post, decision, current);
  const followUp = await followUpFor(tx, row, decision, now);

  const postAfter = await actOnPost(tx, post, decision, revisionId, now);
  const messageId = await tellAuthor(tx, by, post, decision, settings.policyVersion, now);
  const outcome = transition(row, { kind: 'decided', by: by.accountId, at: now, decision: decision.kind, followUp });
  if ('refused' in outcome) throw await refusedBecause(tx, row, outcome.refused);
  await saveCase(tx, row, outcome.next);
  await tellReporters(tx, row, decision.kind, postAfter.state, now);
  const decisionId = newId(now);
  await tx.insert(decisions).values({
    trustId: tx.trustId,
    decisionId,
    caseId,
    postId: post.postId,
    kind: decision.kind,
    decidedBy: by.accountId,
    decidedAt: now,
    caseVersion: input.seen,
    revisionId,
    reason: decision.reason,
    policyVersion: settings.policyVersion,
    messageId,
    followUpOwner: followUp?.owner ?? null,
    followUpAt: followUp?.at ?? null,
  });
  const details = { decision: decisionId, kind: decision.kind, reason: decision.reason, policy: settings.policyVersion, revision: revisionId };
  await recordAct(tx, by, { act: 'case.decided', subject: { kind: 'case', id: caseId }, details }, now);
  const version = versionOf(outcome.next, postAfter);
  return { decisionId, caseId, caseState: outcome.next.state, postState: postAfter.state, messageId, version };
}

/** What a decision must be beside its shape; gives the revision that it is about: the newest. */
async function checkDecision(tx: Tx, post: LockedPost, decision: NewDecision, current: number): Promise<string> {
  if (!reasonFits(decision.reason, decision.kind)) {
    throw invalid('body.reason', 'This reason does not fit this decision. Choose another.');
  }
  if (post.state === 'withdrawn' && decision.kind !== 'publish' && decision.kind !== 'escalate') {
    throw new Problem('state-conflict', 'Its author took this post back: nobody else reads it. Close the case with "publish", or pass it on.');
  }
  const newest = await latestRevision(tx, post.textId);
  if (!newest) throw new Error('A post has no words.');
  if (decision.kind === 'redact' && decision.revisionId !== newest.revisionId) throw staleCase(current);
  return newest.revisionId;
}

/** Who looks after the author next, demanded where the author may be in danger. */
async function followUpFor(tx: Tx, row: CaseRow, decision: NewDecision, now: Date): Promise<FollowUp | null> {
  if (decision.kind === 'publish' || decision.kind === 'publish_with_note') return null;
  const [flags, reports] = await Promise.all([flagsOfPost(tx, row.postId), reportsOfPost(tx, row.postId)]);
  const about = { categories: flags.map((flag) => flag.category), worried: reports.some((report) => report.worried) };
  return followUpOf(decision, demandsFollowUp(decision.kind, about), now);
}
