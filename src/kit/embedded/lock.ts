// Lets one process at a time start the server of a data directory.
import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const held = new Set<string>();
const PATIENCE_MS = 120_000;

/** Whether a process of that id is alive; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Runs `work` while holding `<dataDir>/postgres.lock`. Waits for another holder, takes the lock from a
 * dead one, and throws a plain sentence after two minutes.
 */
export async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dataDir, 'postgres.lock');
  const began = performance.now();
  while (!(await take(path))) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`another start still holds ${path}; delete it if none is running`);
    await pause(50);
  }
  held.add(path);
  try {
    return await work();
  } finally {
    held.delete(path);
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  // Linking a finished file makes the lock and its content appear together.
  const mine = `${path}.${process.pid}.${process.hrtime.bigint()}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await dropIfStale(path, mine);
    return false;
  } finally {
    await unlink(mine).catch(() => undefined);
  }
}

async function dropIfStale(path: string, mine: string): Promise<void> {
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
  if (holder === 0 || !isStale(path, holder)) return;
  const aside = `${mine}.stale`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  // Between the look and the move a live process may have taken the lock: then it gets it back.
  const moved = Number(await readFile(aside, 'utf8'));
  if (moved !== holder) await link(aside, path).catch(() => undefined);
  await unlink(aside);
}

// A new process can have the id of the dead holder, most of all in a container: then the lock is not ours either.
const isStale = (path: string, holder: number): boolean => (holder === process.pid ? !held.has(path) : !isAlive(holder));
