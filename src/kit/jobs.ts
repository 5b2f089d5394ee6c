// Queues of jobs, on Redis or on PostgreSQL alike. A job is a hint that some row may need work: it may be lost or come twice.
import { type Job, UnrecoverableError } from 'bullmq';
import type { z } from 'zod';
import { openBull, type BullQueue, type BullWorker, type JobBackend } from './bullmq/backend.ts';
import { TooLate, settle, within } from './bullmq/patience.ts';
import { runWorker, type RunningWorker } from './bullmq/run-worker.ts';
import { troubleNoter } from './bullmq/trouble.ts';
import { describeError, type Log } from './log.ts';

export type { JobBackend } from './bullmq/backend.ts';
export { migrateQueues } from './bullmq/migrate.ts';

/** A queue and the shape of its jobs' data: ids and small numbers, never text that somebody wrote. */
export type QueueDef<S extends z.ZodType = z.ZodType> = { readonly name: string; readonly schema: S };
/** A job to add. `jobId` starts with a letter and has no colon; while a job of that id is kept, adding it again does nothing. */
export type NewJob<S extends z.ZodType> = { data: z.input<S>; jobId: string; delayMs?: number };
/** Does one job. A throw marks the job failed: it is not tried again by itself, the sweeper adds a new one. */
export type Handler<S extends z.ZodType> = (data: z.output<S>, job: { id: string }) => Promise<void>;

/** The queues of one process. */
export type Queues = {
  /** Adds a job, or fails within two seconds when the store is away. */
  add: <S extends z.ZodType>(def: QueueDef<S>, data: z.input<S>, options: { jobId: string; delayMs?: number }) => Promise<void>;
  /** Adds several jobs of one queue in one step. */
  addMany: <S extends z.ZodType>(def: QueueDef<S>, jobs: readonly NewJob<S>[]) => Promise<void>;
  /** Starts to work the queue, `concurrency` jobs at a time. */
  startWorker: <S extends z.ZodType>(def: QueueDef<S>, handler: Handler<S>, options: { concurrency: number }) => RunningWorker;
  /** Works the queue until nothing in it is due, one job after the other, and says how many ended how. */
  drainOnce: <S extends z.ZodType>(def: QueueDef<S>, handler: Handler<S>) => Promise<{ done: number; failed: number }>;
  /** How many jobs wait, are in hand, wait for their time, and have failed within the last day. */
  counts: (def: QueueDef) => Promise<JobCounts>;
  /** Stops the workers after the jobs in hand, then closes every connection. */
  close: () => Promise<void>;
};

/** Numbers of jobs by state. */
export type JobCounts = { waiting: number; active: number; delayed: number; failed: number };

const READY_MS = 2000;
const GOODBYE_MS = 1000;
const MAX_DATA_LENGTH = 1000;
const JOB_ID = /^[A-Za-z][\w.-]{0,199}$/;
const WORKER = {
  lockDuration: 10_000,
  stalledInterval: 5000,
  // A killed worker's job comes back as often as it takes: the sweeper is the ceiling.
  maxStalledCount: 1000,
  runRetryDelay: 1000,
};
const JOB = { removeOnComplete: true, removeOnFail: { age: 24 * 60 * 60 }, stackTraceLimit: 0 };

/** Defines a queue. The name has no colon; the schema is applied to job data on their way in and out. */
export function defineQueue<S extends z.ZodType>(def: QueueDef<S>): QueueDef<S> {
  return Object.freeze({ name: def.name, schema: def.schema });
}

/**
 * Opens the queues. Connects in the background and never throws because the store is away.
 * Errors of connections are logged by code.
 */
export function openQueues(backend: JobBackend, { log }: { log: Pick<Log, 'warn' | 'error'> }): Queues {
  const note = troubleNoter(log, `queues on ${backend.kind}`);
  const bull = openBull(backend, note);
  const queues = new Map<string, BullQueue>();
  const drainers = new Map<string, BullWorker>();
  const running: RunningWorker[] = [];

  /** The queue, once it has reached the store. One that failed to is thrown away: BullMQ remembers the failure. */
  const queueOf = async (def: QueueDef): Promise<BullQueue> => {
    const queue = queues.get(def.name) ?? bull.queue(def.name);
    queues.set(def.name, queue);
    try {
      await within(READY_MS, queue.waitUntilReady());
      return queue;
    } catch (error) {
      if (!(error instanceof TooLate) && queues.get(def.name) === queue) {
        queues.delete(def.name);
        await queue.close().catch(note);
      }
      throw error;
    }
  };

  const processor = <S extends z.ZodType>(def: QueueDef<S>, handler: Handler<S>) => async (job: Job<unknown, void>): Promise<void> => {
    const id = job.id ?? '';
    const parsed = def.schema.safeParse(job.data);
    if (!parsed.success) {
      log.error({ queue: def.name, job: id }, 'the data of a job do not fit its queue');
      throw new UnrecoverableError('unfit data');
    }
    try {
      await handler(parsed.data, { id });
    } catch (err) {
      log.error({ queue: def.name, job: id, err }, 'a job failed');
      throw nameless(err);
    }
  };

  return {
    add: async (def, data, options) => {
      const job = bullJob(def, { data, ...options });
      await (await queueOf(def)).add(job.name, job.data, job.opts);
    },
    addMany: async (def, jobs) => {
      if (jobs.length === 0) return;
      const bulk = jobs.map((job) => bullJob(def, job));
      await (await queueOf(def)).addBulk(bulk);
    },
    startWorker: (def, handler, { concurrency }) => {
      const worker = runWorker(bull, def.name, processor(def, handler), { ...WORKER, concurrency }, note);
      running.push(worker);
      return worker;
    },
    drainOnce: async (def, handler) => {
      const worker = drainers.get(def.name) ?? bull.worker(def.name, null, { ...WORKER, autorun: false });
      drainers.set(def.name, worker);
      await worker.waitUntilReady();
      return drain(worker, processor(def, handler));
    },
    counts: async (def) => {
      const found = await (await queueOf(def)).getJobCounts('waiting', 'active', 'delayed', 'failed');
      return { waiting: found['waiting'] ?? 0, active: found['active'] ?? 0, delayed: found['delayed'] ?? 0, failed: found['failed'] ?? 0 };
    },
    close: async () => {
      await Promise.all(running.map((worker) => worker.close()));
      // With the store away BullMQ waits to say goodbye: then its connections are cut under it.
      const closed = Promise.all([...drainers.values(), ...queues.values()].map((each) => each.close().catch(note)));
      await settle(GOODBYE_MS, closed);
      await bull.close();
      await settle(GOODBYE_MS, closed);
    },
  };
}

/** BullMQ stores the message of what a job throws, and a library's message may quote what somebody wrote. */
function nameless(error: unknown): Error {
  const { name, code } = describeError(error);
  return new Error(code ?? name);
}

function bullJob<S extends z.ZodType>(def: QueueDef<S>, { data, jobId, delayMs }: NewJob<S>) {
  if (!JOB_ID.test(jobId)) throw new TypeError('a job id starts with a letter and holds letters, digits, dots, dashes and underscores');
  const checked: unknown = def.schema.parse(data);
  if (JSON.stringify(checked).length > MAX_DATA_LENGTH) throw new TypeError('job data are ids only');
  return { name: def.name, data: checked, opts: { ...JOB, jobId, ...(delayMs === undefined ? {} : { delay: delayMs }) } };
}

async function drain(worker: BullWorker, process: (job: Job<unknown, void>) => Promise<void>): Promise<{ done: number; failed: number }> {
  const ended = { done: 0, failed: 0 };
  for (let turn = 0; ; turn += 1) {
    const token = `drain-${worker.id}-${turn}`;
    const job = await worker.getNextJob(token, { block: false });
    if (!job) return ended;
    try {
      await process(job);
      await job.moveToCompleted(undefined, token, false);
      ended.done += 1;
    } catch (error) {
      await job.moveToFailed(error instanceof Error ? error : new Error('unknown'), token, false);
      ended.failed += 1;
    }
  }
}
