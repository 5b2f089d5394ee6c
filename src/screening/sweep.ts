// The sweeper: asks again for what is still unscreened, and in the end brings it to a person unscreened.
import { sql } from 'drizzle-orm';
import { plusSeconds } from '../kit/clock.ts';
import type { Db } from '../kit/db/open.ts';
import type { Tx } from '../kit/db/tx.ts';
import type { Log } from '../kit/log.ts';
import { enqueueScreening, noteSweep, type OwedRevision, SCREENING_QUEUES } from '../texts/index.ts';
import { raiseFlags } from '../triage/index.ts';
import { lockOwed } from './locked.ts';
import { notScreenedFlag } from './not-screened.ts';
import { textToScreen } from './queries.ts';
import { settle } from './settle.ts';

/**
 * How long the jobs have before each look of the sweeper, in seconds: three looks add the jobs again,
 * and the fourth, 75 seconds after the words were written, gives up. The first is the texts room's.
 */
export const PATIENCE_SECONDS = [5, 10, 20, 40] as const;

const BATCH = 500;
/** How long one that could not be swept waits for its next turn. */
const PUT_OFF_SECONDS = 10;

type Found = { trust_id: string; revision_id: string; attempt: number };

/**
 * Looks at every unsettled revision whose time has come, each in a transaction of its own, so that
 * one that cannot be settled keeps no other waiting. The system role finds them by ids and times
 * alone; each is then read under its own trust.
 * @param deps where the rows are, and the log
 * @param now what is due is decided against this
 * @returns how many were asked for again, and how many were given up
 */
export async function sweepOnce(deps: { db: Db; log: Log }, now: Date): Promise<{ again: number; givenUp: number }> {
  const found = await deps.db.withSystem(async (tx) => {
    const { rows } = await tx.execute<Found>(sql`
      select trust_id, revision_id, attempt from text_revisions
      where settled_at is null and sweep_at <= ${now.toISOString()} order by sweep_at limit ${BATCH}`);
    return rows;
  });
  const total = { again: 0, givenUp: 0 };
  for (const each of found) {
    try {
      const outcome = await deps.db.withTrust(each.trust_id, (tx) => look(tx, each, now));
      if (outcome !== null) total[outcome] += 1;
    } catch (err) {
      deps.log.warn({ err, revision: each.revision_id }, 'a revision could not be swept');
      await putOff(deps, each, now);
    }
  }
  if (total.again + total.givenUp > 0) deps.log.info(total, 'texts were swept');
  return total;
}

/** Looks again later at one that could not be swept, so that however many there are, the others are reached. */
async function putOff({ db, log }: { db: Db; log: Log }, found: Found, now: Date): Promise<void> {
  const later = plusSeconds(now, PUT_OFF_SECONDS);
  await db
    .withTrust(found.trust_id, (tx) => noteSweep(tx, found.revision_id, found.attempt, later))
    .catch((err: unknown) => log.warn({ err }, 'a sweep could not be put off'));
}

async function look(tx: Tx, found: Found, now: Date): Promise<'again' | 'givenUp' | null> {
  const text = await textToScreen(tx, found.revision_id);
  if (text === null) return null;
  const owed = await lockOwed(tx, text);
  // Settled meanwhile, or another process's sweeper was here first.
  if (owed === null || owed.settledAt !== null || owed.attempt !== found.attempt) return null;
  const attempt = owed.attempt + 1;
  const patience = PATIENCE_SECONDS[attempt];
  if (patience !== undefined) {
    await noteSweep(tx, owed.revisionId, attempt, plusSeconds(now, patience));
    await enqueueScreening(tx, owed.revisionId, attempt, unmarked(owed), now);
    return 'again';
  }
  await raiseFlags(tx, { postId: owed.postId, revisionId: owed.revisionId, flags: [notScreenedFlag('jobs-lost')] }, now);
  await settle(tx, text, owed, now);
  return 'givenUp';
}

function unmarked(owed: OwedRevision) {
  return SCREENING_QUEUES.filter((queue) => (queue === 'rules' ? owed.rulesDoneAt : owed.riskDoneAt) === null);
}
