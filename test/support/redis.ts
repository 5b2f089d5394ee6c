// A Redis server of one's own for a test, on a free port and in a folder that goes away with the test.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { freePort } from '../../src/kit/embedded/server.ts';

/** A running Redis. After `stop`, `start` brings it back on the same port with the same data. */
export type TestRedis = { url: string; stop: () => Promise<void>; start: () => Promise<void> };

/** Whether this machine has no `redis-server`. */
export function redisMissing(): boolean {
  return spawnSync('redis-server', ['--version']).error !== undefined;
}

/** The line to print when the Redis half of a suite is left out. */
export const REDIS_LEFT_OUT = 'left out: the Redis half of this suite, because redis-server is missing; apt-get install redis-server brings it';

/** Starts a Redis with the settings that the service asks for: no eviction, append-only file. */
export async function startRedis(t: Pick<Test, 'teardown'>): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'alongside-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn('redis-server', [
      '--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction',
    ], { stdio: ['ignore', 'pipe', 'inherit'] });
    server = started;
    const ended = once(started, 'exit').then(() => [null]);
    let said = '';
    while (!said.includes('Ready to accept connections')) {
      const [chunk] = await Promise.race([once(started.stdout, 'data'), ended]);
      if (chunk === null) throw new Error(`redis-server ended: ${said}`);
      said += String(chunk);
    }
    started.stdout.resume();
  };
  const stop = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  };
  t.teardown(async () => {
    await stop();
    await rm(dir, { recursive: true, force: true });
  });
  await start();
  return { url: `redis://127.0.0.1:${port}`, stop, start };
}
