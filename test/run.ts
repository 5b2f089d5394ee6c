// Runs every test on one shared PostgreSQL: starts it, builds the template, runs tap, stops it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureTemplate, sharedServer } from './support/server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tap = fileURLToPath(new URL('../node_modules/.bin/tap', import.meta.url));

/** tap's plugins are put together once after an install: its TypeScript plugin does not run under TypeScript 7. */
function buildTap(): void {
  const mark = fileURLToPath(new URL('../node_modules/.cache/tap-built', import.meta.url));
  if (existsSync(mark)) return;
  const built = spawnSync(process.execPath, [tap, 'build'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('tap could not be built');
  writeFileSync(mark, '');
}

/**
 * Runs tap and prints a line for each file, and everything of a file in which something failed.
 * @param files what to run; everything unless said
 * @returns tap's exit code, or 1 where something was skipped
 */
async function runTap(files: string[]): Promise<number> {
  const args = [tap, 'run', '--jobs=2', '--reporter=tap', ...(files.length > 0 ? files : ['test/**/*.test.ts'])];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  let inside: string[] = [];
  let unexcused = 0;
  let totals: Record<string, number> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    // A suite may be left out where the machine lacks what it needs and it says so; nothing else may be skipped.
    if (/# skip/i.test(line) && !line.includes('left out:')) unexcused += 1;
    if (/^\s/.test(line) || line === '') {
      inside.push(line);
      continue;
    }
    if (line.startsWith('not ok')) process.stdout.write(`${inside.join('\n')}\n`);
    const file = /^(?:not )?ok \d+ - (\S+)/.exec(line)?.[1];
    if (file) {
      // What a suite left out is said beside its name, so that nobody takes half a run for a whole one.
      for (const told of new Set(inside.flatMap((each) => /left out: .*/.exec(each)?.[0] ?? []))) process.stdout.write(`${file}: ${told}\n`);
      inside = [];
    }
    if (!line.startsWith('# Subtest')) process.stdout.write(`${line}\n`);
    const counted = /^# \{ (.*) \}$/.exec(line)?.[1];
    if (counted) totals = Object.fromEntries(counted.split(', ').map((pair) => pair.split(': ')).map(([key, value]) => [key, Number(value)]));
  }
  const code = await exited;
  const left = unexcused + (totals['todo'] ?? 0);
  if (left > 0) process.stdout.write(`${left} tests were skipped or left to do\n`);
  const failed = (totals['fail'] ?? 0) + (code !== 0 && !totals['fail'] ? 1 : 0) + left;
  process.stdout.write(`${totals['pass'] ?? 0} passed, ${failed} failed\n`);
  return code === 0 && left > 0 ? 1 : code;
}

const server = await sharedServer();
try {
  await ensureTemplate(server);
  buildTap();
  process.exitCode = await runTap(process.argv.slice(2));
} finally {
  await server.stop();
}
