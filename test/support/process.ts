// The service as its own process, as a new user starts it: for tests of start, stop and death.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type Running = {
  child: ChildProcess;
  /** Everything it printed so far. */
  said(): string;
  /** Waits until it has printed something that fits; fails if it ends before. */
  saying(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends a signal and waits for the end; gives the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string | null>;
};

/**
 * Starts `main.ts` in a role.
 * @param t the test that ends it, if nothing else has
 * @param role what it plays
 * @param env its environment, beside PATH
 */
export function startProcess(t: Test, role: string, env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--import=tsx', MAIN, role], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const more = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const look of more) look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  ended.catch(() => undefined);
  t.teardown(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  });
  return {
    child,
    said: () => text,
    saying: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = text.match(pattern);
          if (!found) return;
          more.delete(look);
          resolve(found);
        };
        more.add(look);
        void ended.then(() => reject(new Error(`it ended without saying ${String(pattern)}: ${text}`)));
        look();
      }),
    end: async (signal) => {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
}

/** The address a web process says it is at. */
export async function addressOf(running: Running): Promise<string> {
  const found = await running.saying(/Alongside is at http:\/\/localhost:(\d+)/);
  return `http://localhost:${found[1] ?? ''}`;
}
