// Posts every row at an even rate, each as the opening of a thread of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../kit/clock.ts';
import type { Accepted } from './fates.ts';
import type { Refusal } from './figures.ts';
import { type Send, whyRefused } from './requests.ts';
import type { Row } from './rows.ts';

const Written = z.looseObject({ postId: z.string() });

/** What the server said to a row. */
export type Posted = { accepted: Accepted } | { refused: Refusal };

/**
 * Posts rows, `rate` a second, taking the clients in turn. A row goes out at its time whether or not
 * earlier ones have been answered. Each has a key of its own, so that asking again makes no second post.
 * @param onPosted told what the server said to each row, as it is known
 */
export async function sendRows(
  rows: readonly Row[],
  { send, clock, tokens, forumId, rate, run, onPosted }: {
    send: Send;
    clock: Clock;
    tokens: readonly string[];
    forumId: string;
    rate: number;
    run: string;
    onPosted: (posted: Posted) => Promise<void>;
  },
): Promise<void> {
  const start = clock.monotonicMs();
  const sending = new Set<Promise<void>>();
  const failed: unknown[] = [];
  for (const [at, row] of rows.entries()) {
    const early = start + (at * 1000) / rate - clock.monotonicMs();
    if (early > 0) await pause(early);
    const token = tokens[at % tokens.length] ?? '';
    const sent = postOne(row, { send, clock, token, forumId, key: `replay-${run}-${at}` })
      .then(onPosted)
      .catch((error: unknown) => void failed.push(error))
      .finally(() => sending.delete(sent));
    sending.add(sent);
    if (failed.length > 0) break;
  }
  await Promise.all(sending);
  if (failed.length > 0) throw failed[0];
}

async function postOne(
  row: Row,
  { send, clock, token, forumId, key }: { send: Send; clock: Clock; token: string; forumId: string; key: string },
): Promise<Posted> {
  const answer = await send('POST', `/api/v1/forums/${forumId}/threads`, { token, key, body: { title: 'Replay', text: row.text } });
  const acceptedMs = clock.monotonicMs();
  if (answer.status !== 201) return { refused: { id: row.id, why: whyRefused(answer) } };
  const { postId } = Written.parse(answer.body);
  return { accepted: { rowId: row.id, postId, token, acceptedMs } };
}
