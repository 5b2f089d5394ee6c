// What a moderator's decision does to a post. Triage decides, tells the author and keeps the record; here the post moves.
import { Problem } from '../kit/problem.ts';
import type { Tx } from '../kit/db/tx.ts';
import { decideRevision, readRevision, redactText } from '../texts/index.ts';
import { type LockedPost, movePost, openedBy } from './lock-post.ts';
import { newestParts, revisionsOfParts } from './parts.ts';
import { type Newest, NOTHING_SHOWN, PARTS, shownOf } from './screened.ts';
import { transition } from './states.ts';
import { takeOutSpans, type WordSpan } from './take-out-spans.ts';

/**
 * Lets others read a post, or leaves it to be read. Its words, content note and title are then
 * cleared by a person, whatever the checks said or will yet say about them.
 * @param post the post under its lock. Its `version` is raised by every change of any of its texts:
 *   by it the caller has made sure that the moderator saw what stands there now
 * @param seen the newest revision, and the note to fold the post under; null leaves an earlier one
 * @param now when; it is also when a person read it
 * @returns the row as it is now; a post taken back stays so
 * @throws state-conflict (409) if the revision is not the newest
 */
export async function publishPost(
  tx: Tx,
  post: LockedPost,
  seen: { revisionId: string; moderatorNote: string | null },
  now: Date,
): Promise<LockedPost> {
  if (post.state === 'withdrawn') return post;
  const { opens, newest } = await newestOfPost(tx, post);
  if (newest.post.revisionId !== seen.revisionId) throw changedSince();
  await clearAll(tx, newest);
  return movePost(tx, post, opens, { state: transition(post.state, 'publish'), shown: shownOf(newest) }, {
    moderatorNote: seen.moderatorNote ?? post.moderatorNote,
    ...readNow(post, now),
  });
}

/** Takes a post down: what stands in its place says no more than that. A post taken back stays so. */
export function removePost(tx: Tx, post: LockedPost, now: Date): Promise<LockedPost> {
  return hidePost(tx, post, 'remove', now);
}

/** Holds a post until its author has changed it and a person has read it again. A post taken back stays so. */
export function holdForChange(tx: Tx, post: LockedPost, now: Date): Promise<LockedPost> {
  return hidePost(tx, post, 'ask', now);
}

/**
 * Takes words out of a post and lets others read the rest. What the author wrote stays in its revision.
 * @param seen the newest revision, and the places in it
 * @throws state-conflict (409) if the revision is not the newest; invalid-input (422) for a place outside the text
 */
export async function redactPost(
  tx: Tx,
  post: LockedPost,
  seen: { revisionId: string; spans: readonly WordSpan[] },
  now: Date,
): Promise<LockedPost> {
  if (post.state === 'withdrawn') return post;
  const { opens, newest } = await newestOfPost(tx, post);
  const revision = await readRevision(tx, seen.revisionId, true);
  if (!revision || newest.post.revisionId !== seen.revisionId) throw changedSince();
  const { revisionId } = await redactText(tx, post.textId, takeOutSpans(revision.body, seen.spans), now);
  await clearAll(tx, { ...newest, post: { revisionId, state: 'cleared' } });
  const shown = { ...shownOf(newest), post: revisionId };
  return movePost(tx, post, opens, { state: transition(post.state, 'publish'), shown }, readNow(post, now));
}

async function hidePost(tx: Tx, post: LockedPost, event: 'remove' | 'ask', now: Date): Promise<LockedPost> {
  if (post.state === 'withdrawn') return post;
  const { opens, newest } = await newestOfPost(tx, post);
  await decideRevision(tx, newest.post.revisionId, 'rejected');
  const to = { state: transition(post.state, event), shown: NOTHING_SHOWN };
  return movePost(tx, post, opens, to, { readAt: post.readAt ?? now });
}

async function newestOfPost(tx: Tx, post: LockedPost) {
  const opens = await openedBy(tx, post);
  return { opens, newest: newestParts(await revisionsOfParts(tx, post, opens), null) };
}

async function clearAll(tx: Tx, newest: Newest): Promise<void> {
  for (const part of PARTS) {
    const judged = newest[part];
    if (judged && judged.state !== 'cleared') await decideRevision(tx, judged.revisionId, 'cleared');
  }
}

/** A person has read it; it was published now, unless it was before and stayed so. */
function readNow(post: LockedPost, now: Date): Pick<LockedPost, 'publishedAt' | 'readAt'> {
  return { publishedAt: post.state === 'published' ? post.publishedAt : now, readAt: now };
}

function changedSince(): Problem {
  return new Problem('state-conflict', 'The author has changed this post since. Read it again.');
}
