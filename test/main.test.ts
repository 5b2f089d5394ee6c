// The two commands as a new user runs them: start, sign-ins, start again, stop, and PostgreSQL gone.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { addressOf, startProcess } from './support/process.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function dataDirFor(t: { teardown: (act: () => Promise<void>) => void }): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-main-'));
  t.teardown(async () => {
    const { data } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => '{}')) as { data?: string };
    if (data) await rm(dirname(data), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  });
  return dataDir;
}

t.test('a bare start serves both demo trusts, keeps its data, and stops when asked', async (t) => {
  const dataDir = await dataDirFor(t);
  const first = startProcess(t, 'all', { DATA_DIR: dataDir });
  const address = await addressOf(first);
  const { port } = new URL(address);
  await first.saying(/northmoor[\s\S]*southvale/);
  const demoFile = join(dataDir, 'demo.json');
  t.equal((await stat(demoFile)).mode & 0o777, 0o600);
  const demo = await readFile(demoFile, 'utf8');
  const { trusts } = JSON.parse(demo) as { trusts: { slug: string; signIns: { as: string; name: string; password: string; totpSecret?: string }[]; invitations: string[] }[] };
  t.same(trusts.map((trust) => trust.slug), ['northmoor', 'southvale']);
  for (const trust of trusts) {
    t.ok(trust.invitations.length > 0, 'there are unused invitations');
    t.ok(trust.signIns.some((signIn) => signIn.as === 'client'), 'there is a client');
    t.equal(trust.signIns.filter((signIn) => signIn.as === 'staff' && signIn.totpSecret).length, 3);
  }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
    t.equal((await fetch(`http://${host}/urgent-help`)).status, 200);
    t.equal((await fetch(`http://${host}/api/v1/forums`)).status, 401);
    t.equal((await fetch(`http://${host}/livez`)).status, 200);
    t.equal((await fetch(`http://${host}/readyz`)).status, 200);
    t.match(await (await fetch(`http://${host}/metrics`)).text(), /alongside_up 1/);
  }
  const client = trusts[0]?.signIns.find((signIn) => signIn.as === 'client');
  const signIn = async (at: string): Promise<number> =>
    (
      await fetch(`${at}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: 'client', name: client?.name, password: client?.password, kind: 'token' }),
      })
    ).status;
  t.equal(await signIn(address), 201);
  t.equal(await first.end('SIGTERM'), 0, 'it drains and ends by itself');

  const second = startProcess(t, 'all', { DATA_DIR: dataDir });
  const again = await addressOf(second);
  t.equal(await readFile(demoFile, 'utf8'), demo, 'a second start reuses the data');
  t.equal(await signIn(again), 201);
  t.equal(await second.end('SIGINT'), 0);
});

t.test('urgent help answers with PostgreSQL stopped, and the rest says 503 until it is back', async (t) => {
  const dataDir = await dataDirFor(t);
  const db = startProcess(t, 'db', { DATA_DIR: dataDir });
  await db.saying(/PostgreSQL is up/);
  const web = startProcess(t, 'web', { DATA_DIR: dataDir });
  const address = await addressOf(web);
  t.equal((await fetch(`${address}/api/v1/csrf`)).status, 200);
  t.match(await (await fetch(`${address}/urgent-help`)).text(), /Northmoor[\s\S]*crisis line/, 'the page of the trust');
  await db.end('SIGTERM');

  const help = await fetch(`${address}/urgent-help`);
  t.equal(help.status, 200);
  t.match(await help.text(), /crisis line/, 'its own line stands on it still');
  t.equal((await fetch(`${address}/livez`)).status, 200);
  t.equal((await fetch(`${address}/readyz`)).status, 503);
  t.match(await (await fetch(`${address}/metrics`)).text(), /alongside_up 0/);
  const refused = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'client', name: 'nobody', password: 'a quiet green harbour', kind: 'token' }),
  });
  t.equal(refused.status, 503);
  t.equal(refused.headers.get('content-type')?.split(';')[0], 'application/problem+json');
  t.ok(refused.headers.get('retry-after'));

  const back = startProcess(t, 'db', { DATA_DIR: dataDir });
  await back.saying(/PostgreSQL is up/);
  t.equal((await fetch(`${address}/readyz`)).status, 200, 'well again by itself');
  t.equal(await web.end('SIGTERM'), 0);
  t.equal(await back.end('SIGTERM'), 0);
});

t.test('what cannot start says why and ends with 1', async (t) => {
  const run = (role: string, env: Record<string, string>) =>
    spawnSync(process.execPath, ['--import=tsx', MAIN, role], { env: { PATH: process.env['PATH'] ?? '', ...env }, encoding: 'utf8' });
  const unknown = run('serve', {});
  t.equal(unknown.status, 1);
  t.match(unknown.stderr, /Unknown command. Use one of: all, web, worker, migrate, db, add-trust/);
  const production = run('web', { NODE_ENV: 'production' });
  t.equal(production.status, 1);
  t.match(production.stderr, /DATABASE_URL: production does not run on the embedded database/);
  t.notMatch(production.stderr, /at .*\.ts:\d+/, 'no stack for a setting to change');
  t.equal(run('migrate', {}).status, 1);
});
