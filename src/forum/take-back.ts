// Taking a post back: its author's alone, at any time. What others see changes; the case never does.
import { recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound } from '../kit/problem.ts';
import { lockPost, movePost, openedBy } from './lock-post.ts';
import { mayTakeBack } from './policy.ts';
import { NOTHING_SHOWN } from './screened.ts';
import { transition } from './states.ts';

/**
 * Takes one's own post back. Its flags and its case stay until a person decides. A second time changes nothing.
 * @throws not-found (404) for another's post
 */
export async function takeBack(tx: Tx, by: Member, postId: string, now: Date): Promise<void> {
  const post = await lockPost(tx, postId);
  if (!post || !mayTakeBack(by, post)) throw notFound();
  if (post.state === 'withdrawn') return;
  const opens = await openedBy(tx, post);
  await movePost(tx, post, opens, { state: transition(post.state, 'take_back'), shown: NOTHING_SHOWN }, {});
  await recordAct(tx, by, { act: 'post.taken_back', subject: { kind: 'post', id: postId }, details: { was: post.state } }, now);
}
