// Doing all screening that is due, now and in this process: for tests, and for commands that wait for an end.
import { sql } from 'drizzle-orm';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/db/open.ts';
import type { Queues } from '../kit/jobs.ts';
import type { Log } from '../kit/log.ts';
import type { OutboxRelay } from '../kit/outbox.ts';
import { screeningJobs } from './jobs.ts';

/**
 * Moves the outbox and works both queues until nothing is left in any of them.
 * @throws Error when jobs cannot be added, or when one failed
 */
export async function drainScreening(
  platform: { db: Db; clock: Clock; log: Log; queues: Queues; relay: OutboxRelay },
): Promise<void> {
  const work = screeningJobs(platform);
  for (let left = 1, ran = 0; left + ran > 0; ) {
    await platform.relay.runOnce();
    // A nudged relay may hold rows in its own transaction; they are in the queue once they are gone here.
    left = await outboxLeft(platform.db);
    ran = 0;
    for (const { queue, handle } of work) {
      const { done, failed } = await platform.queues.drainOnce(queue, handle);
      if (failed > 0) throw new Error(`${failed} jobs of queue ${queue.name} failed.`);
      ran += done;
    }
  }
}

async function outboxLeft(db: Db): Promise<number> {
  const { rows } = await db.withSystem((tx) => tx.execute<{ left: number }>(sql`select count(*)::int as left from outbox`));
  return rows[0]?.left ?? 0;
}
