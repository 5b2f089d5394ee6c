// The embedded PostgreSQL starts, is shared, survives its parent, keeps its data and stops.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { startEmbedded } from '../../src/kit/embedded/index.ts';

const log = pino({ level: 'silent' });

async function placeFor(test: Test, mode = 0o755): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'alongside-embedded-'));
  await chmod(parent, mode);
  const dataDir = join(parent, 'data');
  await mkdir(dataDir, { mode });
  test.teardown(async () => {
    const elsewhere = dirname(await recordedData(dataDir));
    if (elsewhere !== dataDir) await rm(elsewhere, { recursive: true, force: true });
    await rm(parent, { recursive: true, force: true });
  });
  return dataDir;
}

async function recordedData(dataDir: string): Promise<string> {
  return String(JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')).data);
}

async function ask<R extends QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

t.test('starts, serves, keeps its data over a stop, and takes the same port again', async (t) => {
  const dataDir = await placeFor(t);
  const first = await startEmbedded({ dataDir, log });
  t.teardown(() => first.stop());
  t.equal(first.adopted, false);
  const [server] = await ask<Record<string, string>>(
    first.superuserUrl,
    `select current_setting('server_version_num') as version, current_setting('max_connections') as connections,
      current_setting('fsync') as fsync, current_setting('listen_addresses') as listens,
      current_setting('server_encoding') as encoding, lower('ÉCOLE') as lowered`,
  );
  t.match(server, { version: /^18/, connections: '200', fsync: 'on', listens: '127.0.0.1', encoding: 'UTF8', lowered: 'école' });
  t.equal((await stat(join(dataDir, 'postgres.json'))).mode & 0o777, 0o600, 'the record holds a password');
  await ask(first.superuserUrl, `create role visitor login password '${first.passwordFor('visitor')}'`);
  t.same(await ask(first.urlFor('visitor', 'postgres'), 'select current_user::text as me'), [{ me: 'visitor' }]);
  await t.rejects(ask(first.urlFor('visitor', 'postgres').replace(/:[^:@]*@/, ':wrong@'), 'select 1'), { code: '28P01' });
  await first.stop();
  await t.rejects(ask(first.superuserUrl, 'select 1'), { code: 'ECONNREFUSED' });

  const second = await startEmbedded({ dataDir, log });
  t.teardown(() => second.stop());
  t.equal(second.adopted, false);
  t.equal(second.port, first.port);
  t.same(await ask(second.urlFor('visitor', 'postgres'), 'select 1 as one'), [{ one: 1 }]);
  await second.stop();
});

t.test('of several starts at once one starts the server and the others use it', async (t) => {
  const dataDir = await placeFor(t);
  const all = await Promise.all([1, 2, 3].map(() => startEmbedded({ dataDir, log })));
  t.teardown(() => Promise.all(all.map((each) => each.stop())));
  t.equal(all.filter((each) => !each.adopted).length, 1);
  t.equal(new Set(all.map((each) => each.superuserUrl)).size, 1);
  for (const guest of all.filter((each) => each.adopted)) await guest.stop();
  const owner = all.find((each) => !each.adopted);
  t.same(await ask(owner?.superuserUrl ?? '', 'select 1 as one'), [{ one: 1 }], 'a guest does not stop it');
});

t.test('a server whose parent was killed is adopted and stopped by the next', async (t) => {
  const dataDir = await placeFor(t);
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('../../src/kit/embedded/index.ts', import.meta.url).href)};
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: { info() {} } });
    console.log('up');
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import=tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(parent.stdout, 'data');
  const guest = await startEmbedded({ dataDir, log });
  t.equal(guest.adopted, true);
  await guest.stop();
  t.same(await ask(guest.superuserUrl, 'select 1 as one'), [{ one: 1 }], 'the living parent keeps it');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const heir = await startEmbedded({ dataDir, log });
  t.equal(heir.adopted, true);
  t.equal(heir.port, guest.port);
  await heir.stop();
  await t.rejects(ask(heir.superuserUrl, 'select 1'), { code: 'ECONNREFUSED' });
});

t.test('the data survive a kill of the server itself', async (t) => {
  const dataDir = await placeFor(t);
  const first = await startEmbedded({ dataDir, log });
  await ask(first.superuserUrl, 'create table kept (n int); insert into kept values (7)');
  const { pid } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  const second = await startEmbedded({ dataDir, log });
  t.teardown(() => second.stop());
  t.same(await ask(second.superuserUrl, 'select n from kept'), [{ n: 7 }]);
});

t.test('works below a folder that only its owner may enter', async (t) => {
  const dataDir = await placeFor(t, 0o700);
  const server = await startEmbedded({ dataDir, log });
  t.teardown(() => server.stop());
  t.same(await ask(server.superuserUrl, 'select 1 as one'), [{ one: 1 }]);
  const data = await recordedData(dataDir);
  if (process.getuid?.() === 0) {
    t.not(dirname(data), dataDir, 'as root the data lie where the server can reach them');
    t.equal((await stat(dirname(data))).mode & 0o777, 0o700);
    t.not((await stat(data)).uid, 0);
  } else {
    t.equal(dirname(data), dataDir);
  }
});

t.test('says plainly what is wrong', async (t) => {
  const dataDir = await placeFor(t);
  const server = await startEmbedded({ dataDir, log });
  await server.stop();
  const data = await recordedData(dataDir);
  await rm(data, { recursive: true });
  await t.rejects(startEmbedded({ dataDir, log }), {
    message: /^Could not start the embedded PostgreSQL: .*postgres\.json says the data are in .*, and they are not\.$/,
  });
});
