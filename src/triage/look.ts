// Opening a case: a person reads it, which stops the clock of its first read and is recorded as a look.
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound } from '../kit/problem.ts';
import { markRead } from '../forum/index.ts';
import { transition } from './case.ts';
import { casePost, caseTexts, decisionsOfPost, flagsOfPost, parentText, reportsOfPost } from './case-query.ts';
import { lockCase, saveCase } from './open-case.ts';
import { mayHandle, ownPost } from './policy.ts';

/** Everything of a case that is shown. */
export type OpenedView = Awaited<ReturnType<typeof lookAtCase>>;

/**
 * Opens a case to read it. A published post counts as read by a person from then on.
 * @param by who reads it; the route has checked their role
 * @throws not-found (404) if this trust has no such case; not-allowed (403) if it is about one's own post
 */
export async function lookAtCase(tx: Tx, by: Staff, caseId: string, now: Date) {
  const before = await casePost(tx, caseId);
  if (!before) throw notFound();
  if (!mayHandle(by, before.post)) throw ownPost();
  // The post's lock before the case's, as everywhere.
  await markRead(tx, [before.post.postId], null, by, now);
  const firstRead = await readFirst(tx, caseId, now);
  const found = (await casePost(tx, caseId)) ?? before;
  const { post, thread } = found;
  const [texts, flags, reports, decisions, parent] = await Promise.all([
    caseTexts(tx, post.postId, thread.titleTextId),
    flagsOfPost(tx, post.postId),
    reportsOfPost(tx, post.postId),
    decisionsOfPost(tx, post),
    post.parentId === null ? null : parentText(tx, post.parentId),
    recordAct(tx, by, { act: 'case.looked', subject: { kind: 'case', id: caseId }, details: { firstRead } }, now),
  ]);
  return { ...found, texts, flags, reports, decisions, parent };
}

async function readFirst(tx: Tx, caseId: string, now: Date): Promise<boolean> {
  const row = await lockCase(tx, caseId);
  if (!row) throw notFound();
  const outcome = transition(row, { kind: 'read', at: now });
  if ('refused' in outcome || outcome.next === row) return false;
  await saveCase(tx, row, outcome.next);
  return true;
}
