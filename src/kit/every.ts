// Doing something again and again: one turn at a time, and a turn that fails is followed by the next.
import type { Log } from './log.ts';

/**
 * Does `act` every so often until closed. A turn that is still going when the next is due lets that
 * one pass; a failure is logged by its kind and the next turn tries again.
 * @param what named in the log
 * @param everyMs milliseconds from one turn to the next
 * @returns how to stop: it waits for the turn in hand
 */
export function every(what: string, everyMs: number, act: () => Promise<unknown>, log: Pick<Log, 'warn'>): { close(): Promise<void> } {
  let turn: Promise<void> | null = null;
  const timer = setInterval(() => {
    turn ??= act()
      .then(
        () => undefined,
        (err: unknown) => log.warn({ err, what }, 'a turn of a schedule failed'),
      )
      .finally(() => {
        turn = null;
      });
  }, everyMs);
  return {
    close: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
