// Keeps one worker at work, through a store that is away at the start or goes away later.
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job, WorkerOptions } from 'bullmq';
import type { Bull, BullWorker } from './backend.ts';
import { settle } from './patience.ts';

/** A worker at work. `ready` resolves when it has first reached the store; `close` waits for the jobs in hand. */
export type RunningWorker = { ready: Promise<void>; close: () => Promise<void> };

const AGAIN_MS = 1000;
const GRACE_MS = 20_000;
const GOODBYE_MS = 1000;

/**
 * Starts a worker. BullMQ's own survives a lost connection but not a store that is away when it is made, so then
 * another is made every second.
 */
export function runWorker(
  bull: Bull, name: string, process: (job: Job<unknown, void>) => Promise<void>, options: Partial<WorkerOptions>, note: (error: unknown) => void,
): RunningWorker {
  const stopped = new AbortController();
  let current: BullWorker | undefined;
  const reached = new EventEmitter();
  const ready = once(reached, 'ready').then(() => undefined);
  const inHand = new Set<Promise<void>>();
  const tracked = (job: Job<unknown, void>): Promise<void> => {
    const going = process(job);
    inHand.add(going);
    return going.finally(() => inHand.delete(going));
  };
  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const worker = bull.worker(name, tracked, { ...options, autorun: false });
      current = worker;
      try {
        await worker.waitUntilReady();
        reached.emit('ready');
        await worker.run();
      } catch (error) {
        if (!stopped.signal.aborted) note(error);
      }
      if (stopped.signal.aborted) return;
      await worker.close(true).catch(note);
      await pause(AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  void work();
  return {
    ready,
    close: async () => {
      stopped.abort();
      reached.emit('ready');
      const closed = current?.close().catch(note) ?? Promise.resolve();
      await Promise.race([closed, settle(GRACE_MS, Promise.allSettled(inHand))]);
      // With the store away a worker cannot report the end of its jobs: they come back when their locks run out.
      await settle(GOODBYE_MS, closed);
    },
  };
}
