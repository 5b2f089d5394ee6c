// Makes a new database cluster with initdb.
import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunAs } from './run-as.ts';

const run = promisify(execFile);

/**
 * Creates a cluster in `data`, owned by `who`, with superuser `postgres` and the given password. It is made
 * beside its place and moved in at the end, so a crash never leaves half a cluster.
 *
 * UTF-8 in PostgreSQL's own C.UTF-8 locale: the same sorting on every machine, whatever locales it has.
 */
export async function initialise(native: string, data: string, password: string, who: RunAs): Promise<void> {
  const fresh = `${data}.new`;
  const cluster = join(fresh, 'cluster');
  const passwordFile = join(fresh, 'password');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined && who.gid !== undefined) {
    for (const path of [passwordFile, cluster, fresh]) await chown(path, who.uid, who.gid);
  }
  try {
    await run(
      join(native, 'bin', 'initdb'),
      ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C',
        '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, ...who },
    );
    await rename(cluster, data);
  } catch (cause) {
    throw new Error(`initdb failed: ${lastLine(cause)}`, { cause });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function lastLine(cause: unknown): string {
  const text = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
  return text.trim().split('\n').find((line) => line.includes('error')) ?? text.trim().split('\n').at(-1) ?? 'no reason given';
}
