// The outbox: jobs written in the transaction that makes them due, and the relay that adds them.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from './db/open.ts';
import type { Tx } from './db/tx.ts';
import type { Log } from './log.ts';
import { outbox } from './tables.ts';

/** A job to add once the transaction is durable: ids only. */
export type OutboxJob = { queue: string; jobId: string; data: Record<string, string | number> };

/** What adds jobs to the machine queue; a failed add throws, and the rows stay. */
export type AddJobs = (jobs: OutboxJob[]) => Promise<void>;

export type OutboxRelay = {
  /** Says that rows may be waiting; returns at once. */
  nudge(): void;
  /** Moves everything that waits, now; gives how many. For tests and for the last turn before stopping. */
  runOnce(): Promise<number>;
  /** Looks again every so often, in case a nudge was lost with its process. */
  start(everyMs: number): void;
  close(): Promise<void>;
};

const BATCH = 200;
/** How long a nudge waits for others, so that a busy moment is moved together: far less than a person notices. */
const GATHER_MS = 20;

/**
 * Writes jobs to the outbox and, once committed, nudges the relay.
 * @param tx the transaction that makes the jobs due
 * @param jobs the jobs
 * @param now the instant of writing
 */
export async function enqueue(tx: Tx, jobs: OutboxJob[], now: Date): Promise<void> {
  const [first, ...others] = jobs.map((job) => ({ trustId: tx.trustId, ...job, createdAt: now }));
  if (!first) return;
  tx.add(outbox, first, ...others);
  tx.outboxWritten();
}

/**
 * Opens the relay. Rows are deleted in the transaction that adds their jobs: it is the one network
 * call inside a transaction, and a failed add rolls the deletion back. Reading a table of events by
 * `id > cursor` instead would skip a lower id that commits later.
 */
export function openOutboxRelay(db: Db, add: AddJobs, log: Log): OutboxRelay {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  const gathering = new AbortController();

  const moveBatch = (): Promise<number> =>
    db.withSystem(async (tx) => {
      const { rows } = await tx.execute<{ queue: string; job_id: string; data: Record<string, string | number> }>(sql`
        delete from outbox where (trust_id, outbox_id) in (
          select trust_id, outbox_id from outbox order by outbox_id for update skip locked limit ${BATCH})
        returning queue, job_id, data`);
      if (rows.length > 0) await add(rows.map((row) => ({ queue: row.queue, jobId: row.job_id, data: row.data })));
      return rows.length;
    });
  const moveAll = async (): Promise<number> => {
    let moved = 0;
    for (let batch = BATCH; batch === BATCH; moved += batch) batch = await moveBatch();
    return moved;
  };
  const loop = async (): Promise<void> => {
    do {
      await pause(GATHER_MS, undefined, { signal: gathering.signal }).catch(() => undefined);
      again = false;
      try {
        await moveAll();
      } catch (err) {
        // The rows are still there: the next nudge or turn of the timer tries again.
        log.warn({ err }, 'the outbox could not be moved');
      }
    } while (again);
    running = null;
  };
  const nudge = (): void => {
    if (closed) return;
    if (running) again = true;
    else running = loop();
  };
  return {
    nudge,
    runOnce: moveAll,
    start: (everyMs) => {
      timer = setInterval(nudge, everyMs);
      nudge();
    },
    close: async () => {
      closed = true;
      gathering.abort();
      if (timer) clearInterval(timer);
      await running;
    },
  };
}
