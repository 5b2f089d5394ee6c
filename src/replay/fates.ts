// What becomes of a post, as its author sees it, asked until it is known.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../kit/clock.ts';
import { STATE_WORDS } from '../forum/index.ts';
import type { Send } from './requests.ts';

export const FATES = ['waiting', 'published', 'held', 'removed', 'withdrawn'] as const;
export type Fate = (typeof FATES)[number];

/** A post that the server accepted with 201. */
export type Accepted = { rowId: string; postId: string; token: string; acceptedMs: number };

/** Its fate, or that it cannot be found; and how long after the 201 that was seen. */
export type Known = { fate: Fate | 'lost'; afterMs: number };

const OwnPost = z.looseObject({ yours: z.looseObject({ state: z.string() }) });
const FIRST_PAUSE_MS = 20;
const GROWTH = 1.4;
const LONGEST_PAUSE_MS = 2_000;

/** How one's own post stands now. */
export async function fateOf(send: Send, post: Pick<Accepted, 'postId' | 'token'>): Promise<Fate | 'lost'> {
  const { status, body } = await send('GET', `/api/v1/posts/${post.postId}`, { token: post.token });
  if (status === 404) return 'lost';
  const { yours } = OwnPost.parse(body);
  const fate = FATES.find((each) => STATE_WORDS[each] === yours.state);
  if (!fate) throw new Error('The server answered a state that this version does not know.');
  return fate;
}

/**
 * Waits until a post is no longer waiting.
 * @param patient whether it is still worth waiting; once it is not, the fate is `waiting`
 */
export async function awaitFate(
  post: Accepted,
  { send, clock, patient }: { send: Send; clock: Clock; patient: () => boolean },
): Promise<Known> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS)) {
    const fate = await fateOf(send, post);
    const afterMs = clock.monotonicMs() - post.acceptedMs;
    if (fate !== 'waiting' || !patient()) return { fate, afterMs };
    await pause(wait);
  }
}
