// Changing a post's words: a new revision, screened like any other.
import { recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { staleVersion } from '../kit/http/if-match.ts';
import { notFound } from '../kit/problem.ts';
import { latestRevision, readRevision, redactedBefore, reviseText } from '../texts/index.ts';
import { type LockedPost, lockPost, movePost, openedBy, standingOf } from './lock-post.ts';
import { onlyTakesOut } from './only-takes-out.ts';
import { refusalToChange } from './policy.ts';
import { refused } from './refuse.ts';
import { screeningModeOf } from './settle.ts';

/**
 * Changes the words of one's own post. Until the new words are cleared others go on reading the
 * earlier ones, except where the change only takes words out of what they read, and in publish-first
 * forums: then it takes effect at once and is screened afterwards (B2).
 * @param input the post, its new words, and the revision the author changed, if they say so
 * @throws not-found (404) for another's post; version-stale (412) if `seen` is not the newest;
 *   state-conflict (409) for a post taken down or taken back; not-allowed (403) for adding words while posting is paused
 */
export async function changeText(
  tx: Tx,
  by: Member,
  input: { postId: string; text: string; seen: number | null },
  now: Date,
): Promise<void> {
  const post = await lockPost(tx, input.postId);
  if (!post) throw notFound();
  const newest = await latestRevision(tx, post.textId);
  if (!newest) throw new Error('A post has no words.');
  const takesOut = onlyTakesOut(newest.body, input.text);
  const refusal = refusalToChange(by, post, !takesOut, now);
  if (refusal) throw await refused(tx, by, refusal);
  if (input.seen !== null && input.seen !== newest.number) {
    throw staleVersion('You changed this post in the meantime, or a moderator did. Read it again first.', newest.number);
  }
  if (newest.body === input.text) return;
  const written = await reviseText(tx, post.textId, input.text, now);
  const details = { revisionId: written.revisionId, number: written.number, takesOut };
  await recordAct(tx, by, { act: 'post.edited', subject: { kind: 'post', id: post.postId }, details }, now);
  const atOnce = await takesEffectAtOnce(tx, post, input.text, written.number);
  const opens = await openedBy(tx, post);
  const was = standingOf(post, opens);
  const shown = atOnce ? { ...was.shown, post: written.revisionId } : was.shown;
  // No person has read it so, even where it only lost words: without its "not" a sentence says the opposite (E11).
  const beside = atOnce ? { publishedAt: now, readAt: null } : {};
  // The version rises also where others read on as before: a moderator's decision is about words that are the newest.
  await movePost(tx, post, opens, { state: post.state, shown }, beside);
}

/** Whether others read the new words from now on, before their checks. */
async function takesEffectAtOnce(tx: Tx, post: LockedPost, text: string, number: number): Promise<boolean> {
  if (post.state !== 'published' || post.visibleRevisionId === null) return false;
  const shown = await readRevision(tx, post.visibleRevisionId, false);
  if (shown && onlyTakesOut(shown.body, text)) return true;
  // Words that a moderator took out come back through a person only.
  if ((await redactedBefore(tx, post.textId, number)) !== null) return false;
  return (await screeningModeOf(tx, post.postId)) === 'publish_first';
}
