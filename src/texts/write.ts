// Writing a text or a new revision of it: the words and the obligation to screen them, in one transaction.
import { and, eq, max } from 'drizzle-orm';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { enqueue } from '../kit/outbox.ts';
import { revisions, texts, type TextKind } from './tables.ts';

/** How long the jobs have before the sweeper looks, in seconds. */
export const FIRST_SWEEP_SECONDS = 5;

/** The two queues of screening: both evaluate every revision. */
export const SCREENING_QUEUES = ['rules', 'risk'] as const;
export type ScreeningQueue = (typeof SCREENING_QUEUES)[number];

export type WrittenText = { textId: string; revisionId: string; number: number };

/**
 * Writes a new text with its first revision, which carries the obligation to be screened.
 * @param tx the transaction in which the text comes to be
 * @param input what it is for, who wrote it, the post a case would be about, and the words
 * @param now when
 */
export async function writeText(
  tx: Tx,
  input: { kind: TextKind; authorId: string; postId: string; body: string },
  now: Date,
): Promise<WrittenText> {
  const textId = newId(now);
  const { kind, authorId, postId } = input;
  tx.add(texts, { trustId: tx.trustId, textId, kind, authorId, postId, createdAt: now });
  const revisionId = await addRevision(tx, textId, 1, input.body, now);
  return { textId, revisionId, number: 1 };
}

/**
 * Writes a new revision of a text: an edit, which is screened again like any other words. The
 * caller has locked the thing the text belongs to.
 */
export async function reviseText(tx: Tx, textId: string, body: string, now: Date): Promise<WrittenText> {
  const number = (await lastNumber(tx, textId)) + 1;
  const revisionId = await addRevision(tx, textId, number, body, now);
  return { textId, revisionId, number };
}

/**
 * Writes a revision in which a moderator took words out. A person has read it, so it owes no
 * screening; what the author wrote stays in the earlier revision.
 */
export async function redactText(tx: Tx, textId: string, body: string, now: Date): Promise<WrittenText> {
  const number = (await lastNumber(tx, textId)) + 1;
  const revisionId = newId(now);
  await tx.insert(revisions).values({
    trustId: tx.trustId,
    revisionId,
    textId,
    number,
    body,
    state: 'cleared',
    madeBy: 'moderator',
    createdAt: now,
    rulesDoneAt: now,
    riskDoneAt: now,
    settledAt: now,
    notScreened: false,
    attempt: 0,
    sweepAt: now,
  });
  return { textId, revisionId, number };
}

/** The id of a screening job: the database key that makes a second run harmless, in BullMQ's alphabet. */
export function screeningJobId(queue: ScreeningQueue, revisionId: string, attempt: number): string {
  return `${queue}-${revisionId}-${attempt}`;
}

/** Adds the jobs of a revision that have not evaluated it yet. */
export async function enqueueScreening(
  tx: Tx,
  revisionId: string,
  attempt: number,
  queues: readonly ScreeningQueue[],
  now: Date,
): Promise<void> {
  await enqueue(
    tx,
    queues.map((queue) => ({
      queue,
      jobId: screeningJobId(queue, revisionId, attempt),
      data: { trustId: tx.trustId, revisionId },
    })),
    now,
  );
}

async function addRevision(tx: Tx, textId: string, number: number, body: string, now: Date): Promise<string> {
  const revisionId = newId(now);
  tx.add(revisions, {
    trustId: tx.trustId,
    revisionId,
    textId,
    number,
    body,
    state: 'screening',
    madeBy: 'author',
    createdAt: now,
    notScreened: false,
    attempt: 0,
    sweepAt: plusSeconds(now, FIRST_SWEEP_SECONDS),
  });
  await enqueueScreening(tx, revisionId, 0, SCREENING_QUEUES, now);
  return revisionId;
}

async function lastNumber(tx: Tx, textId: string): Promise<number> {
  const [row] = await tx
    .select({ number: max(revisions.number) })
    .from(revisions)
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.textId, textId)));
  return row?.number ?? 0;
}
