// Settling: what the checks' verdict on one revision does to its post. After this only people move it.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import type { OwedRevision } from '../texts/index.ts';
import { type LockedPost, lockPost, movePost, openedBy, standingOf } from './lock-post.ts';
import { newestParts, placeOf, revisionsOfParts } from './parts.ts';
import { afterScreening, type Part, PARTS, type Standing } from './screened.ts';
import { forums, type PostState, posts, type ScreeningMode } from './tables.ts';

export type Settled = { postState: PostState; changed: boolean };

/**
 * Projects the verdict on a revision onto its post, and onto the thread if it is a title.
 * @param revision the settled revision; one of a report or a worried note moves nothing
 * @param verdict whether it is to be held; in a hold-all forum it always is (B3)
 * @param now when
 * @returns where the post stands, and whether it or what others read of it changed
 */
export async function settleForumRevision(
  tx: Tx,
  revision: Pick<OwedRevision, 'revisionId' | 'kind' | 'postId'>,
  verdict: { hold: boolean },
  now: Date,
): Promise<Settled> {
  const post = await lockPost(tx, revision.postId);
  if (!post) throw new Error('A text belongs to no post.');
  const part = PARTS.find((each) => each === revision.kind);
  if (!part) return { postState: post.state, changed: false };
  const holdsAll = (await screeningModeOf(tx, post.postId)) === 'hold_all';
  return project(tx, post, { part, revisionId: revision.revisionId }, { hold: verdict.hold || holdsAll, holdsAll }, now);
}

async function project(
  tx: Tx,
  post: LockedPost,
  revision: { part: Part; revisionId: string },
  { hold, holdsAll }: { hold: boolean; holdsAll: boolean },
  now: Date,
): Promise<Settled> {
  const opens = await openedBy(tx, post);
  const all = await revisionsOfParts(tx, post, opens);
  const was = standingOf(post, opens);
  const newest = newestParts(all, { revisionId: revision.revisionId, state: hold ? 'held' : 'cleared' });
  // Where a person reads all, a post stops waiting for its checks with the first verdict, whichever words it is on.
  const atOnce = holdsAll && was.state === 'waiting';
  const place = atOnce ? 'newest' : placeOf(all, revision.part, revision.revisionId, was.shown[revision.part]);
  const next = afterScreening(was, newest, { ...revision, place }, hold);
  if (sameStanding(was, next)) return { postState: post.state, changed: false };
  await movePost(tx, post, opens, next, newWordsShown(was, next) ? { publishedAt: now, readAt: null } : {});
  if (was.state !== next.state) {
    const act = next.state === 'published' ? 'post.published' : 'post.held';
    const details = { revisionId: revision.revisionId, part: revision.part };
    await recordAct(tx, { kind: 'service' }, { act, subject: { kind: 'post', id: post.postId }, details }, now);
  }
  return { postState: next.state, changed: true };
}

/** Whether others can now read words or a note that no person has read yet: the post is then "not read yet" from this instant. */
function newWordsShown(was: Standing, next: Standing): boolean {
  return next.state === 'published' && PARTS.some((part) => next.shown[part] !== null && next.shown[part] !== was.shown[part]);
}

function sameStanding(was: Standing, next: Standing): boolean {
  return was.state === next.state && PARTS.every((part) => was.shown[part] === next.shown[part]);
}

/**
 * How a post's forum has it read before others can (B3).
 * @throws Error if there is no such post
 */
export async function screeningModeOf(tx: Tx, postId: string): Promise<ScreeningMode> {
  const [row] = await tx
    .select({ mode: forums.screeningMode })
    .from(posts)
    .innerJoin(forums, and(eq(forums.trustId, posts.trustId), eq(forums.forumId, posts.forumId)))
    .where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)));
  if (!row) throw new Error('There is no such post.');
  return row.mode;
}
