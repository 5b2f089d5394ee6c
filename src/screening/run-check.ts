// One screening job: evaluate, write the flags, mark the revision, and settle it if both checks are done.
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/db/open.ts';
import type { Tx } from '../kit/db/tx.ts';
import type { Log } from '../kit/log.ts';
import { markDone, type OwedRevision, type ScreeningQueue } from '../texts/index.ts';
import { flagsOfRevision, raiseFlags } from '../triage/index.ts';
import type { Check, Evaluation } from './check.ts';
import { lockOwed } from './locked.ts';
import { notScreenedFlag } from './not-screened.ts';
import { type ScreenedText, textToScreen } from './queries.ts';
import type { ScreeningJob } from './queues.ts';
import { settle } from './settle.ts';
import { tellHelp } from './tell-author.ts';
import { canBeHeld } from './verdict.ts';

/** Where the rows are, the time, and the log. */
export type Deps = { db: Db; clock: Clock; log: Pick<Log, 'warn'> };

/**
 * Runs a check on a revision in one transaction. Safe to run twice, late, and at the same time as the
 * other check: flags are inserted once, a mark is set once, and whoever sets the second mark settles.
 * @param deps where the rows are, the time, and the log
 * @param check what to run
 * @param job which revision
 * @param between called between the two writes, so that a test can die there
 */
export async function runCheck<P>(deps: Deps, check: Check<P>, job: ScreeningJob, between: () => void = () => undefined): Promise<void> {
  await deps.db.withTrust(job.trustId, async (tx) => {
    const text = await textToScreen(tx, job.revisionId);
    if (text === null || isMarked(text, check.queue)) return;
    // Before the locks: the words of a revision never change, and nobody should wait for a detector.
    const found = evaluated(check, text, await check.prepare(tx));
    if (found.notScreened.length > 0) {
      const { notScreened, culprits } = found;
      deps.log.warn({ revision: text.revisionId, notScreened, culprits }, 'a text could not be screened whole');
    }
    const owed = await lockOwed(tx, text);
    if (owed === null || isMarked(owed, check.queue)) return;
    await conclude(tx, { check, text, owed, found, between }, deps.clock.now());
  });
}

async function conclude<P>(
  tx: Tx,
  about: { check: Check<P>; text: ScreenedText; owed: OwedRevision; found: Evaluation; between: () => void },
  now: Date,
): Promise<void> {
  const { check, text, owed, found, between } = about;
  const { postId, revisionId } = text;
  const flags = [...found.flags, ...found.notScreened.map(notScreenedFlag)];
  if (flags.length > 0) await raiseFlags(tx, { postId, revisionId, flags }, now);
  between();
  const last = await markDone(tx, check.queue, revisionId, found.notScreened.length > 0, now);
  if (last) await settle(tx, text, owed, now);
  else if (owed.settledAt !== null && flags.length > 0) await tellLate(tx, text, owed, now);
}

/** A check that ran after it was given up: its flags are raised and help is sent, but nothing is let go. */
async function tellLate(tx: Tx, text: ScreenedText, owed: OwedRevision, now: Date): Promise<void> {
  // Once a person has decided, "no person has read your post yet" would be untrue.
  if (canBeHeld(text.kind) && owed.state !== 'held') return;
  await tellHelp(tx, { text, flags: await flagsOfRevision(tx, text.revisionId), seen: false }, now);
}

function evaluated<P>(check: Check<P>, text: ScreenedText, prepared: P): Evaluation {
  try {
    return check.evaluate(text, prepared);
  } catch {
    // What went wrong is not logged: an error of a check may quote the text.
    return { flags: [], notScreened: [check.failure], culprits: [] };
  }
}

function isMarked(text: Pick<OwedRevision, 'rulesDoneAt' | 'riskDoneAt'>, queue: ScreeningQueue): boolean {
  return (queue === 'rules' ? text.rulesDoneAt : text.riskDoneAt) !== null;
}
