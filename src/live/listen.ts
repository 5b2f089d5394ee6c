// What a socket listens to: its own topics from the start, and the threads it asks for.
import type { z } from 'zod';
import type { Db } from '../kit/db/open.ts';
import type { Hints } from '../kit/hints.ts';
import { maySeeThread } from '../forum/index.ts';
import { Ask, MOST_WATCHED, OwnHint, QueueHint, type Tell } from './contract.ts';
import { ownTopics, threadTopic } from './policy.ts';
import type { LiveSocket } from './socket.ts';

export type ListenDeps = { db: Db; hints: Hints };

/** Begins to listen to a member's own topics, and says when hints arrive. */
export async function hearOwn(socket: LiveSocket, { hints }: ListenDeps): Promise<void> {
  for (const { topic, about } of ownTopics(socket.member, socket.trustId)) {
    const schema: z.ZodType<Tell> = about === 'queue' ? QueueHint : OwnHint;
    const stop = await hints.subscribe(topic, ({ data }) => {
      // Parsed, so that only ids leave, whatever else a hint may one day carry.
      const hint = schema.safeParse(data);
      if (hint.success) socket.tell(hint.data);
    });
    socket.keep(topic, stop);
  }
  socket.tell({ kind: 'ready' });
}

/** Does what a member's message asks, or answers what is wrong with it. */
export async function answer(socket: LiveSocket, message: string, deps: ListenDeps): Promise<void> {
  const ask = Ask.safeParse(readJson(message));
  if (!ask.success) return socket.mistake('invalid-input', 'This message is not one of those that the socket knows.');
  const { threadId } = ask.data;
  const topic = threadTopic(socket.trustId, threadId);
  if ('unwatch' in ask.data) {
    await socket.drop(topic);
    return socket.tell({ kind: 'not-watching', threadId });
  }
  if (socket.has(topic)) return socket.tell({ kind: 'watching', threadId });
  if (socket.topics() >= MOST_WATCHED + ownTopics(socket.member, socket.trustId).length) {
    return socket.mistake('too-many', `A socket watches ${MOST_WATCHED} threads or fewer. Leave one first.`);
  }
  const seen = await deps.db.readTrust(socket.trustId, (tx) => maySeeThread(tx, socket.member, threadId));
  if (!seen) return socket.mistake('not-found', 'There is nothing here, or you cannot see it.');
  const stop = await deps.hints.subscribe(topic, () => socket.tell({ kind: 'thread', threadId }));
  socket.keep(topic, stop);
  socket.tell({ kind: 'watching', threadId });
}

function readJson(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
