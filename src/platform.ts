// The platform: everything a process needs from outside itself, opened once and closed in reverse.
import { z } from 'zod';
import type { Config, Secrets } from './config.ts';
import { type Clock, systemClock } from './kit/clock.ts';
import { type Db, openDb } from './kit/db/open.ts';
import { type Hints, openHints } from './kit/hints.ts';
import { defineQueue, type JobBackend, openQueues, type Queues } from './kit/jobs.ts';
import { type Log, openLog } from './kit/log.ts';
import { type AddJobs, openOutboxRelay, type OutboxRelay } from './kit/outbox.ts';

export type Platform = {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Db;
  readonly queues: Queues;
  readonly hints: Hints;
  /** Moves the outbox to the queues: nudged by every commit that wrote to it, here or in a process that only answers requests. */
  readonly relay: OutboxRelay;
  close(): Promise<void>;
};

/** Where PostgreSQL is, for each role that works at run time. */
export type Servers = { app: string; system: string; queue: string };

/** The topic on which a process that moves no outbox says that it wrote to it. */
export const OUTBOX_TOPIC = 'outbox.written';

/** On the wire between processes a job is ids only, whichever queue it is for. */
const JobIds = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Opens the platform. Nothing here waits for PostgreSQL or Redis, so a process starts, and serves
 * what needs neither, while they are away.
 * @param options configuration, secrets, where PostgreSQL is, the log if it is open, and (in tests) another clock. A
 *   process that only answers requests leaves the outbox to the workers (`movesOutbox: false`) and tells them by hint
 */
export function openPlatform(options: {
  config: Config;
  secrets: Secrets;
  servers: Servers;
  log?: Log;
  clock?: Clock;
  queuePrefix?: string;
  movesOutbox?: boolean;
}): Platform {
  const { config, secrets, servers, log = openLog(config.logLevel), clock = systemClock, queuePrefix, movesOutbox = true } = options;
  const db = openDb({ appUrl: servers.app, systemUrl: servers.system, poolSize: config.poolSize, log });
  const backend: JobBackend = config.redisUrl
    ? { kind: 'redis', url: config.redisUrl, ...(queuePrefix ? { prefix: queuePrefix } : {}) }
    : { kind: 'postgres', url: servers.queue };
  const queues = openQueues(backend, { log });
  const hints = openHints(backend, { log });
  const relay = openOutboxRelay(db, addTo(queues), log);
  db.wire({
    publish: (topic, data) => hints.publish(topic, data),
    nudgeOutbox: () => (movesOutbox ? relay.nudge() : hints.publish(OUTBOX_TOPIC)),
  });
  const close = async (): Promise<void> => {
    await relay.close();
    await hints.close();
    await queues.close();
    await db.close();
  };
  return { config, secrets, clock, log, db, queues, hints, relay, close };
}

function addTo(queues: Queues): AddJobs {
  return async (jobs) => {
    const names = new Set(jobs.map((job) => job.queue));
    for (const name of names) {
      const own = jobs.filter((job) => job.queue === name);
      await queues.addMany(
        defineQueue({ name, schema: JobIds }),
        own.map((job) => ({ jobId: job.jobId, data: job.data })),
      );
    }
  };
}
