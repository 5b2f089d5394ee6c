// What a check is: the part of screening that belongs to one queue, with its reading apart from its judging.
import type { Tx } from '../kit/db/tx.ts';
import type { ScreeningQueue } from '../texts/index.ts';
import type { NewFlag } from '../triage/index.ts';
import type { NotScreenedReason } from './not-screened.ts';
import type { ScreenedText } from './queries.ts';

/** What a check found. */
export type Evaluation = {
  flags: NewFlag[];
  /** Why it could not read all of the text; empty when it did. */
  notScreened: NotScreenedReason[];
  /** The detectors by name, or the rules by id, that were at fault: for the log. */
  culprits: string[];
};

/**
 * A check. `prepare` reads what it needs from the database, and a failure there is the database's:
 * the job fails and comes again. `evaluate` is pure, and a failure there is the check's: it would
 * only fail again, so the text is "not screened" and a person reads it.
 */
export type Check<Prepared> = {
  queue: ScreeningQueue;
  prepare(tx: Tx): Promise<Prepared>;
  evaluate(text: ScreenedText, prepared: Prepared): Evaluation;
  /** Why the text is not screened if `evaluate` throws. */
  failure: NotScreenedReason;
};
