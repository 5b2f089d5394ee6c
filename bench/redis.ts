// A Redis of the bench's own, on a free port, with the settings that the service asks for.
import { redisMissing, startRedis } from '../test/support/redis.ts';

/** Starts it; null on a machine without redis-server. */
export async function openRedis(): Promise<{ url: string; close(): Promise<void> } | null> {
  if (redisMissing()) return null;
  const closers: (() => unknown)[] = [];
  const { url } = await startRedis({ teardown: (close) => void closers.push(close) });
  return { url, close: async () => { for (const close of closers) await close(); } };
}
