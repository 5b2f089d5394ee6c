// A client that does not give up: every text is sent under a key of its own until the answer is 201.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../src/kit/clock.ts';
import type { Answer, Caller } from './split.ts';

/** What a client was told meanwhile, and when; `answer` is null where the connection failed. */
export type Refusal = { text: string; at: Date; answer: Answer | null };
export type Accepted = { text: string; forumId: string; postId: string; threadId: string };
export type Posting = { accepted: Accepted[]; refusals: Refusal[]; done: Promise<void> };

/**
 * Starts threads one after the other; the one in hand when told to stop is still sent until it is accepted.
 * @param by who writes
 * @param next the forum and the text of the thread of a number, or null to stop
 * @param over ends everything at once
 */
export function postUntilAccepted(
  by: Caller,
  next: (at: number) => { forumId: string; text: string } | null,
  over: AbortSignal,
): Posting {
  const accepted: Accepted[] = [];
  const refusals: Refusal[] = [];
  const post = async (forumId: string, text: string): Promise<void> => {
    const key = { 'idempotency-key': randomUUID() };
    while (!over.aborted) {
      const answer = await by.call('POST', `/api/v1/forums/${forumId}/threads`, { title: `About ${text}`.slice(0, 120), text }, key).catch(() => null);
      if (answer?.status === 201) {
        accepted.push({ text, forumId, postId: answer.body.postId, threadId: answer.body.threadId });
        return;
      }
      refusals.push({ text, at: systemClock.now(), answer });
      await pause(20);
    }
  };
  const done = (async () => {
    for (let at = 0, one = next(0); one !== null && !over.aborted; at += 1, one = next(at)) await post(one.forumId, one.text);
  })();
  return { accepted, refusals, done };
}
