// Adding a forum to a trust.
import { count, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { forums, type ScreeningMode } from './tables.ts';

export type NewForum = { slug: string; name: string; purpose: string; description: string; screeningMode: ScreeningMode };

/**
 * Adds a forum after those the trust has.
 * @param input what it is called, what it is for and how its posts are read
 * @param now when
 * @returns its id
 */
export async function addForum(tx: Tx, input: NewForum, now: Date): Promise<string> {
  const forumId = newId(now);
  const [before] = await tx.select({ forums: count() }).from(forums).where(eq(forums.trustId, tx.trustId));
  await tx.insert(forums).values({ trustId: tx.trustId, forumId, ...input, position: before?.forums ?? 0, createdAt: now });
  const details = { screeningMode: input.screeningMode };
  await recordAct(tx, { kind: 'service' }, { act: 'forum.added', subject: { kind: 'forum', id: forumId }, details }, now);
  return forumId;
}
