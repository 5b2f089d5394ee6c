// The stores that jobs and hints run on, so that one test body runs on each.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { pino } from 'pino';
import tap, { type Test } from 'tap';
import { APP_ROLE, OWNER_ROLE, SYSTEM_ROLE, bootstrapDatabase } from '../../src/kit/db/roles.ts';
import { startEmbedded } from '../../src/kit/embedded/index.ts';
import { migrateQueues, type JobBackend } from '../../src/kit/jobs.ts';
import { REDIS_LEFT_OUT, redisMissing, startRedis } from './redis.ts';

/** A store that a test may stop and start again. */
export type TestStore = { backend: JobBackend; stop: () => Promise<void>; start: () => Promise<void> };
export type TestBackend = { name: JobBackend['kind']; open: (t: Test) => Promise<TestStore> };

/** The backends this machine can test; says in one line when Redis is left out. */
export function testBackends(): TestBackend[] {
  const all: TestBackend[] = [{ name: 'postgres', open: openPostgres }];
  if (redisMissing()) tap.comment(REDIS_LEFT_OUT);
  else all.push({ name: 'redis', open: openRedis });
  return all;
}

/** Tries until it works: for what comes back at a time of its own after a store was away. The test's own time-out is the limit. */
export async function untilItWorks<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch {
      await pause(20);
    }
  }
}

async function openRedis(t: Test): Promise<TestStore> {
  const redis = await startRedis(t);
  return { backend: { kind: 'redis', url: redis.url }, stop: redis.stop, start: redis.start };
}

async function openPostgres(t: Test): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-queues-'));
  const options = { dataDir, log: pino({ level: 'silent' }) };
  let server = await startEmbedded(options);
  t.teardown(async () => {
    await server.stop();
    const { data } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
    for (const dir of [dirname(data), dataDir]) await rm(dir, { recursive: true, force: true });
  });
  await bootstrapDatabase(server.superuserUrl, 'queues', {
    owner: server.passwordFor(OWNER_ROLE), app: server.passwordFor(APP_ROLE), system: server.passwordFor(SYSTEM_ROLE),
  });
  const owner = new Client({ connectionString: server.urlFor(OWNER_ROLE, 'queues') });
  await owner.connect();
  // Twice: migrating is safe to repeat.
  await migrateQueues(owner, { appRole: [APP_ROLE, SYSTEM_ROLE] });
  await migrateQueues(owner, { appRole: [APP_ROLE, SYSTEM_ROLE] });
  await owner.end();
  return {
    backend: { kind: 'postgres', url: server.urlFor(APP_ROLE, 'queues') },
    stop: () => server.stop(),
    start: async () => { server = await startEmbedded(options); },
  };
}
