// A database of its own for tests of the transactions themselves, without the rest of the platform.
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Test } from 'tap';
import { type Db, openDb } from '../../src/kit/db/open.ts';
import type { Embedded } from '../../src/kit/embedded/index.ts';
import { serversOn } from '../../src/servers.ts';
import { cloneTemplate, dropDatabase, sharedServer } from './server.ts';

export type TestDatabase = { db: Db; server: Embedded; database: string };

/** Opens the pools on a fresh copy of the template and drops it with the test. */
export async function openDatabase(t: Test, options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const server = await sharedServer();
  const database = `plain_${randomBytes(8).toString('hex')}`;
  await cloneTemplate(server, database);
  const urls = serversOn(server, database);
  const db = openDb({ appUrl: urls.app, systemUrl: urls.system, poolSize: options.poolSize ?? 2, log: pino({ level: 'silent' }) });
  t.teardown(async () => {
    await db.close();
    await dropDatabase(server, database);
  });
  return { db, server, database };
}
