// Changing the author's own content note over a post, or taking it away.
import { recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound } from '../kit/problem.ts';
import { latestRevision, reviseText, writeText } from '../texts/index.ts';
import { type LockedPost, lockPost, movePost, openedBy, standingOf } from './lock-post.ts';
import { refusalToChange } from './policy.ts';
import { refused } from './refuse.ts';
import { screeningModeOf } from './settle.ts';

/**
 * Changes a content note, which is screened like any other words; until it is cleared others read
 * the earlier one. Taking it away needs no check. A moderator's own note stays.
 * @param input the post, and its note or null for none
 * @throws not-found (404), state-conflict (409) and not-allowed (403) as when changing the text
 */
export async function changeNote(
  tx: Tx,
  by: Member,
  input: { postId: string; contentNote: string | null },
  now: Date,
): Promise<void> {
  const post = await lockPost(tx, input.postId);
  if (!post) throw notFound();
  const refusal = refusalToChange(by, post, input.contentNote !== null, now);
  if (refusal) throw await refused(tx, by, refusal);
  const newest = post.noteTextId === null ? null : await latestRevision(tx, post.noteTextId);
  if ((newest?.body ?? null) === input.contentNote) return;
  const written = input.contentNote === null ? null : await writeNote(tx, post, input.contentNote, now);
  const details = { revisionId: written?.revisionId ?? null };
  await recordAct(tx, by, { act: 'post.note_changed', subject: { kind: 'post', id: post.postId }, details }, now);
  const opens = await openedBy(tx, post);
  const was = standingOf(post, opens);
  const atOnce = written === null || (post.state === 'published' && (await screeningModeOf(tx, post.postId)) === 'publish_first');
  const shown = atOnce ? { ...was.shown, content_note: written?.revisionId ?? null } : was.shown;
  const unread = atOnce && written !== null ? { publishedAt: now, readAt: null } : {};
  await movePost(tx, post, opens, { state: post.state, shown }, { noteTextId: written?.textId ?? null, ...unread });
}

function writeNote(tx: Tx, post: LockedPost, body: string, now: Date) {
  if (post.noteTextId !== null) return reviseText(tx, post.noteTextId, body, now);
  return writeText(tx, { kind: 'content_note', authorId: post.authorId, postId: post.postId, body }, now);
}
