// A clock that stands still until a test moves it.
import { type Clock, instant } from '../../src/kit/clock.ts';

export type FakeClock = Clock & {
  /** Moves time forward, in seconds. */
  advance(seconds: number): void;
  set(iso: string): void;
};

/** A clock that starts at an instant, by default a Monday morning in winter. */
export function fakeClock(start = '2026-11-23T10:00:00.000Z'): FakeClock {
  let at = instant(start).getTime();
  return {
    // Every look is a millisecond later, so that two acts never happen at the same instant.
    now: () => instant((at += 1)),
    monotonicMs: () => at,
    advance: (seconds) => {
      at += seconds * 1000;
    },
    set: (iso) => {
      at = instant(iso).getTime();
    },
  };
}
