// The PostgreSQL server that all tests share, and the template database that each test file copies.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { pino } from 'pino';
import { MIGRATIONS_DIR } from '../../src/kit/db/migrate.ts';
import { pgCode } from '../../src/kit/db/errors.ts';
import { OWNER_ROLE } from '../../src/kit/db/roles.ts';
import { type Embedded, startEmbedded } from '../../src/kit/embedded/index.ts';
import { readyEmbedded } from '../../src/servers.ts';

const DATA_DIR = fileURLToPath(new URL('../../node_modules/.cache/alongside-test', import.meta.url));

/** Starts the shared server, or uses the one that runs: only the whole suite's runner stops it. */
export async function sharedServer(): Promise<Embedded> {
  await mkdir(DATA_DIR, { recursive: true });
  return startEmbedded({ dataDir: DATA_DIR, log: pino({ level: 'silent' }) });
}

/** Copies the template into a database of its own. */
export async function cloneTemplate(server: Embedded, name: string): Promise<void> {
  const template = await ensureTemplate(server);
  await asSuperuser(server, (client) => client.query(`create database ${name} template ${template} owner ${OWNER_ROLE}`));
}

/** Drops a database, without force: a connection that was left open fails the test that left it. */
export async function dropDatabase(server: Embedded, name: string): Promise<void> {
  await asSuperuser(server, (client) => client.query(`drop database if exists ${name}`));
}

/** Runs something with the server's superuser. */
export async function asSuperuser<T>(server: Embedded, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Builds the template, named by what the migrations are, once, whoever comes first. */
export async function ensureTemplate(server: Embedded): Promise<string> {
  const name = `template_${await migrationsHash()}`;
  await asSuperuser(server, async (client) => {
    // A lock of its own: migrating takes another, and copying a template needs nobody connected to it.
    await client.query('select pg_advisory_lock(7001)');
    const { rows } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rows.length === 0) {
      await client.query(`drop database if exists ${name} with (force)`);
      await readyEmbedded(server, name);
      await client.query(`alter database ${name} is_template true`);
    }
  });
  return name;
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(MIGRATIONS_DIR, { recursive: true })).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names) hash.update(name).update(await readFile(join(MIGRATIONS_DIR, name)));
  // BullMQ's tables are in the template too.
  hash.update(await readFile(fileURLToPath(new URL('../../node_modules/bullmq/package.json', import.meta.url))));
  return hash.digest('hex').slice(0, 16);
}

/** Whether an error says that somebody is still connected to a database. */
export function isInUse(error: unknown): boolean {
  return pgCode(error) === '55006';
}
