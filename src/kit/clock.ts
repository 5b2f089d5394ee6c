// The clock: the only place that asks the machine what time it is.

/** Where every instant in the service comes from; tests pass one they can move. */
export type Clock = {
  /** The present instant. */
  now(): Date;
  /** Milliseconds that only ever go forward, for measuring how long a thing took. */
  monotonicMs(): number;
};

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};

/**
 * The instant `seconds` after (or, if negative, before) another.
 * @param from the starting instant
 * @param seconds how far, in seconds
 */
export function plusSeconds(from: Date, seconds: number): Date {
  return instant(from.getTime() + seconds * 1000);
}

/**
 * An instant from milliseconds since 1970, or from text in ISO 8601.
 * @param value milliseconds or ISO text
 */
export function instant(value: number | string): Date {
  return new Date(value);
}
