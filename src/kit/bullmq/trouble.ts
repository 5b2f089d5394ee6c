// Logs what goes wrong with a connection by code only, and not a thousand times over.
import type { Log } from '../log.ts';
import { describeError } from '../log.ts';

const QUIET_MS = 5000;

/** Makes a listener for errors that logs each code at most once in five seconds, with the number left out. */
export function troubleNoter(log: Pick<Log, 'warn'>, what: string): (error: unknown) => void {
  const seen = new Map<string, { at: number; silent: number }>();
  return (error) => {
    const { name, code } = describeError(error);
    const key = code ?? name;
    const before = seen.get(key);
    const at = performance.now();
    if (before && at - before.at < QUIET_MS) {
      before.silent += 1;
      return;
    }
    seen.set(key, { at, silent: 0 });
    log.warn({ what, code: key, ...(before && before.silent > 0 ? { notLogged: before.silent } : {}) }, 'trouble with a connection');
  };
}
