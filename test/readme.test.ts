// The README's tour, run line for line as it is printed, against a fresh start.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { addressOf, startProcess } from './support/process.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function run(script: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  shell.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(shell, 'close')) as [number | null];
  return { code, said };
}

const NO_CURL = spawnSync('curl', ['--version']).error !== undefined && 'left out: the tour, because curl is missing; apt-get install curl brings it';

t.test('every step of the tour works as printed', { skip: NO_CURL }, async (t) => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const steps = [...readme.matchAll(/```sh tour\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');
  t.ok(steps.length >= 8);
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-tour-'));
  t.teardown(async () => {
    const { data } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { data: string };
    await rm(dirname(data), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  });
  const service = startProcess(t, 'all', { DATA_DIR: dataDir });
  const { host } = new URL(await addressOf(service));
  // Only the port and the places of files differ from what is printed.
  const script = steps.join('\n').replaceAll('localhost:3000', host).replaceAll(/(thread|post|decision|rule)\.json/g, `${dataDir}/$1.json`);
  const { code, said } = await run(script, { DATA_DIR: dataDir });
  t.equal(code, 0, said);
  t.match(said, /"pseudonym":"Marsh Harrier"/);
  t.match(said, /"state":"being checked"/);
  t.match(said, /put first in line for a moderator/, 'the author has a message');
  t.match(said, /Not negated; about themselves/, 'the flag says why in words');
  t.match(said, /"oldestUnread"/);
  t.match(said, /A moderator took your post down. Why: We want to be sure that you are safe/);
  t.match(said, /"ruleId":"/);
  t.notMatch(said, /urgentHelp/, 'no step was refused');
  t.equal(await service.end('SIGTERM'), 0);
});
