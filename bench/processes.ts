// Processes of the bench: the service in one of its roles, and small helpers that are told what to do by message.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Servers } from '../src/platform.ts';

/** The most connections a web process holds, in the service and in its floor. */
export const POOL_SIZE = 20;

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export type Running = { said: string; stop(): Promise<void> };

/**
 * Starts a role of the service and waits until it says that it is up. With `BENCH_PROFILE` naming the
 * role, it leaves a CPU profile in the current folder.
 * @param role as on the command line
 * @param servers where PostgreSQL is
 * @param settings further variables of the environment
 */
export async function startRole(role: 'web' | 'worker', servers: Servers, settings: Record<string, string>): Promise<Running> {
  const profile = process.env['BENCH_PROFILE'] === role ? ['--cpu-prof'] : [];
  const child = spawn(process.execPath, [...profile, '--import=tsx', MAIN, role], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      // As it runs for real: nothing is checked twice, and the demo is off.
      NODE_ENV: 'production',
      SECRET: 'only-for-this-run-of-the-bench-0123456789',
      PUBLIC_ORIGIN: 'https://bench.example',
      DATABASE_URL: servers.app,
      DATABASE_SYSTEM_URL: servers.system,
      QUEUE_DATABASE_URL: servers.queue,
      DATABASE_POOL: String(POOL_SIZE),
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  while (!said.includes('\n')) {
    const [chunk] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [null])]);
    if (chunk === null) throw new Error(`The ${role} process ended before it was up.`);
    said += String(chunk);
  }
  child.stdout.resume();
  return { said, stop: () => stopped(child) };
}

/** Starts the web role; gives its address. Limits are raised by the settings that anybody may raise, none is switched off. */
export async function startWeb(servers: Servers, settings: Record<string, string> = {}): Promise<Running & { origin: string }> {
  const running = await startRole('web', servers, { POSTS_PER_HOUR: '100000', ...settings });
  const port = /localhost:(\d+)/.exec(running.said)?.[1];
  if (!port) throw new Error('The web process did not say where it is.');
  return { ...running, origin: `http://127.0.0.1:${port}` };
}

export type Helper = { ask<T>(question: object): Promise<T>; stop(): Promise<void> };

/** Starts a helper: a file of the bench that answers every message with one. */
export function startHelper(file: string): Helper {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], { execArgv: ['--import=tsx'], stdio: 'inherit' });
  const ended = once(child, 'exit');
  return {
    ask: async <T>(question: object): Promise<T> => {
      child.send(question);
      const [found] = (await Promise.race([once(child, 'message'), ended.then(() => [null])])) as [T | { failed: string } | null];
      if (found === null) throw new Error(`${file} ended.`);
      if (typeof found === 'object' && 'failed' in (found as object)) throw new Error((found as { failed: string }).failed);
      return found as T;
    },
    stop: () => stopped(child),
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
