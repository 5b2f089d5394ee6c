// Runs every test on one shared PostgreSQL: starts it, builds the template, runs tap, stops it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureTemplate, sharedServer } from './support/server.ts';
import { REDIS_LEFT_OUT, redisMissing } from './support/redis.ts';

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

const server = await sharedServer();
try {
  await ensureTemplate(server);
  buildTap();
  const left = redisMissing();
  if (left) process.stdout.write(`${REDIS_LEFT_OUT}\n`);
  const files = process.argv.slice(2);
  const child = spawn(process.execPath, [tap, 'run', '--jobs=2', ...(files.length > 0 ? files : ['test/**/*.test.ts'])], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  process.exitCode = code;
} finally {
  await server.stop();
}
