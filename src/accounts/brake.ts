// The brake on guessing: after a few failures each further try has to wait longer, and nobody is locked out for good.
import { createHash } from 'node:crypto';
import { plusSeconds } from '../kit/clock.ts';
import { Problem } from '../kit/problem.ts';

/** Failures before the first wait, the first wait, and the longest, in seconds; how long failures are remembered. */
export type BrakeSettings = { free: number; firstSeconds: number; mostSeconds: number; forgetSeconds: number };

/** For passwords, by account and network together: a stranger's failures never keep the owner out elsewhere. */
export const SIGN_IN_BRAKE: BrakeSettings = { free: 5, firstSeconds: 5, mostSeconds: 300, forgetSeconds: 3600 };
/** For the return word, by re-entry code: whoever holds the code could otherwise guess the word. */
export const RETURN_WORD_BRAKE: BrakeSettings = { free: 5, firstSeconds: 60, mostSeconds: 3600, forgetSeconds: 7 * 86_400 };

/** The most names remembered by one process; the oldest are forgotten first. */
const MOST = 20_000;

export type Brake = {
  /** Refuses a try that comes too early. @throws too-many (429) with Retry-After */
  check(parts: readonly string[], now: Date): void;
  failed(parts: readonly string[], now: Date): void;
  succeeded(parts: readonly string[]): void;
};

/**
 * A brake in the memory of one process: several web processes each allow their own few tries, which the
 * network's limit on the route bounds. Names are kept as hashes only.
 */
export function openBrake(settings: BrakeSettings): Brake {
  const failures = new Map<string, { count: number; nextAt: Date; forgetAt: Date }>();
  const known = (parts: readonly string[], now: Date) => {
    const found = failures.get(keyOf(parts));
    return found && found.forgetAt > now ? found : null;
  };
  return {
    check(parts, now) {
      const found = known(parts, now);
      if (!found || found.nextAt <= now) return;
      const seconds = Math.ceil((found.nextAt.getTime() - now.getTime()) / 1000);
      throw new Problem('too-many', `Please wait ${seconds} seconds and try again. This keeps others from guessing.`, {
        headers: { 'retry-after': String(seconds) },
      });
    },
    failed(parts, now) {
      const count = (known(parts, now)?.count ?? 0) + 1;
      const doublings = Math.min(count - settings.free, 30);
      const wait = doublings < 0 ? 0 : Math.min(settings.firstSeconds * 2 ** doublings, settings.mostSeconds);
      const key = keyOf(parts);
      // Put in again at the end, so that the map's first entry is the one that has been quiet longest.
      failures.delete(key);
      failures.set(key, { count, nextAt: plusSeconds(now, wait), forgetAt: plusSeconds(now, settings.forgetSeconds) });
      if (failures.size > MOST) failures.delete(failures.keys().next().value ?? '');
    },
    succeeded(parts) {
      failures.delete(keyOf(parts));
    },
  };
}

function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
