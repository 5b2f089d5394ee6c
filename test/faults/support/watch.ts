// Another client who reads whatever can be read, again and again, and notes when each text was first seen.
import { EventEmitter, once } from 'node:events';
import { systemClock } from '../../../src/kit/clock.ts';
import type { Accepted } from './post-until-accepted.ts';
import type { Caller } from './split.ts';

export type Watch = {
  /** When each mark was first seen: the instant its answer had arrived. */
  seen: Map<string, Date>;
  /** Reads once more from the beginning to the end. */
  wholeRound(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Reads lists, threads and posts over and over.
 * @param by who reads
 * @param forumIds the forums whose lists are read
 * @param written the posts whose ids are known, so that what stands in no list is tried as well
 * @param mark finds the marks of texts in what an answer says
 */
export function watch(by: Caller, forumIds: readonly string[], written: () => readonly Accepted[], mark: RegExp): Watch {
  const seen = new Map<string, Date>();
  const rounds = new EventEmitter();
  const stopped = new AbortController();
  const look = async (path: string): Promise<{ next?: string | null }> => {
    const { body } = await by.call('GET', path);
    const at = systemClock.now();
    for (const [found] of JSON.stringify(body).matchAll(mark)) if (!seen.has(found)) seen.set(found, at);
    return body;
  };
  const round = async (): Promise<void> => {
    for (const forumId of forumIds) {
      const list = `/api/v1/forums/${forumId}/threads?limit=100`;
      for (let next = (await look(list)).next; next; ) next = (await look(`${list}&cursor=${next}`)).next;
    }
    for (const { text, postId, threadId } of written()) {
      // What has been seen whole was judged by its first sight.
      if ([...text.matchAll(mark)].every(([found]) => seen.has(found))) continue;
      for (const path of [`threads/${threadId}`, `threads/${threadId}/posts`, `posts/${postId}`]) await look(`/api/v1/${path}`);
    }
    rounds.emit('ended');
  };
  const reading = (async () => {
    while (!stopped.signal.aborted) await round();
  })();
  // Whoever waits for a round learns that there will be none.
  reading.catch((error: unknown) => rounds.emit('error', error));
  rounds.on('error', () => undefined);
  return {
    seen,
    wholeRound: async () => {
      // The one in hand had begun before the call.
      await once(rounds, 'ended');
      await once(rounds, 'ended');
    },
    stop: async () => {
      stopped.abort();
      await reading;
    },
  };
}
