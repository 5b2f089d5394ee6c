// Waiting for what may never come, no longer than is sensible.

/** Says that something took longer than it was given. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** The promise's outcome, or a TooLate after `ms` milliseconds. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate('The job queue cannot be reached.')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until the promise has ended somehow, at most `ms` milliseconds. For closing things, whose errors no longer matter. */
export async function settle(ms: number, promise: Promise<unknown>): Promise<void> {
  await within(ms, promise).catch(() => undefined);
}
