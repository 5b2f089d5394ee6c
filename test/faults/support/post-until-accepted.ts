// A client that does not give up: every text is sent under a key of its own until the answer is 201.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../src/kit/clock.ts';
import type { Answer, Caller } from './split.ts';

/** What a client was told meanwhile, and when; `answer` is null where the connection failed. */
export type Refusal = { text: string; at: Date; answer: Answer | null };
export type Accepted = { text: string; postId: string };
export type Posting = { accepted: Accepted[]; refusals: Refusal[]; done: Promise<void> };

/**
 * Starts threads one after the other until told to stop; the one in hand is still sent until it is accepted.
 * @param by who writes
 * @param forumIds the forums written in, in turn
 * @param words the text with a number; each text is another
 * @param going whether to go on
 */
export function postUntilAccepted(by: Caller, forumIds: readonly string[], words: (at: number) => string, going: () => boolean): Posting {
  const accepted: Accepted[] = [];
  const refusals: Refusal[] = [];
  const post = async (at: number): Promise<void> => {
    const text = words(at);
    const path = `/api/v1/forums/${forumIds[at % forumIds.length]}/threads`;
    const key = { 'idempotency-key': randomUUID() };
    for (;;) {
      const answer = await by.call('POST', path, { title: `About ${text}`, text }, key).catch(() => null);
      if (answer?.status === 201) return void accepted.push({ text, postId: answer.body.postId });
      refusals.push({ text, at: systemClock.now(), answer });
      await pause(20);
    }
  };
  const done = (async () => {
    for (let at = 0; going(); at += 1) await post(at);
  })();
  return { accepted, refusals, done };
}
