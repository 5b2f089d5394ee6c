// The jobs of screening: each queue with the check it runs.
import type { Handler, QueueDef } from '../kit/jobs.ts';
import { riskCheck, warmDetectors } from './evaluate-risk.ts';
import { rulesCheck } from './evaluate-rules.ts';
import { riskQueue, rulesQueue, type ScreeningJob } from './queues.ts';
import { type Deps, runCheck } from './run-check.ts';

/** A queue and what works it. */
export type ScreeningWork = { queue: QueueDef<typeof ScreeningJob>; handle: Handler<typeof ScreeningJob> };

/**
 * Both queues with their handlers. A handler throws only when the database failed: then the job is
 * failed, and the sweeper adds a new one.
 */
export function screeningJobs(deps: Deps): ScreeningWork[] {
  warmDetectors();
  const risk = riskCheck(deps.clock);
  return [
    { queue: rulesQueue, handle: (job) => runCheck(deps, rulesCheck, job) },
    { queue: riskQueue, handle: (job) => runCheck(deps, risk, job) },
  ];
}
