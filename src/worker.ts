// The worker: every subscription and every schedule of the service, on one screen.
import { forgetOldKeys } from './kit/http/forget-keys.ts';
import { every } from './kit/every.ts';
import { OUTBOX_TOPIC, type Platform } from './platform.ts';
import { failingLiveRules } from './rules/index.ts';
import { screeningJobs, sweepOnce } from './screening/index.ts';
import { everyTrust } from './trusts/index.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Starts all work that is done apart from requests. What is due is decided by rows against the clock;
 * the timers here only look.
 * @param platform what it works on; the worker closes nothing of it
 * @returns how to stop: no new work is taken, and what is in hand is finished
 */
export async function startWorker(platform: Platform): Promise<{ close(): Promise<void> }> {
  const { config, queues, hints, relay, log } = platform;
  const concurrency = config.workerConcurrency;
  const subscriptions = screeningJobs(platform).map(({ queue, handle }) => queues.startWorker(queue, handle, { concurrency }));
  const stopListening = await hints.subscribe(OUTBOX_TOPIC, () => relay.nudge());
  relay.start(SECOND_MS);
  await checkRules(platform);
  const schedules = [
    startSweeper(platform),
    every('old idempotency keys', HOUR_MS, () => forgetAllOldKeys(platform), log),
  ];
  return {
    close: async () => {
      await stopListening();
      await Promise.all(schedules.map((schedule) => schedule.close()));
      await Promise.all(subscriptions.map((subscription) => subscription.close()));
    },
  };
}

/**
 * Starts the sweeper alone. A web process runs it too: with no worker alive, what is not screened
 * still reaches the moderators' queue once its time is up.
 */
export function startSweeper({ db, clock, log }: Pick<Platform, 'db' | 'clock' | 'log'>): { close(): Promise<void> } {
  return every('sweeper', SECOND_MS, () => sweepOnce({ db, log }, clock.now()), log);
}

/** Says which live rules fail their own examples. They still run: what they find is still worth a person's look. */
async function checkRules({ db, log }: Platform): Promise<void> {
  try {
    for (const trustId of await everyTrust(db)) {
      const failing = await db.withTrust(trustId, failingLiveRules);
      if (failing.length > 0) log.error({ trustId, rules: failing }, 'live rules fail their own examples');
    }
  } catch (err) {
    // PostgreSQL may be away at a start: work begins when it is back, with or without this look.
    log.warn({ err }, 'the examples of live rules could not be run');
  }
}

async function forgetAllOldKeys({ db, clock }: Platform): Promise<void> {
  for (const trustId of await everyTrust(db)) await db.withTrust(trustId, (tx) => forgetOldKeys(tx, clock.now()));
}
