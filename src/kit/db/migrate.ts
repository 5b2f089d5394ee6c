// Migrations: the files of drizzle-kit in one transaction under one lock, then what must be built online.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as drizzleMigrate } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';

/** Where the migration files are. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** "ALON" in ASCII: the advisory lock of everyone who migrates an Alongside database on this server. */
const LOCK_KEY = 0x414c4f4e;

/**
 * Brings a database up to date. Safe to run from several processes at once: the others wait.
 * @param ownerUrl a connection of role `alongside_owner`
 * @param also more to do under the same lock, with an owner's connection (BullMQ's own tables)
 */
export async function migrateDatabase(ownerUrl: string, also: (client: Client) => Promise<void>): Promise<void> {
  // Advisory locks belong to one database, so everyone takes it in `postgres`, whatever database they migrate.
  const lockUrl = new URL(ownerUrl);
  lockUrl.pathname = '/postgres';
  const lock = new Client({ connectionString: lockUrl.toString() });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await drizzleMigrate(drizzle({ client }), { migrationsFolder: MIGRATIONS_DIR });
      await buildOnline(client);
      await also(client);
    } finally {
      await client.end();
    }
  } finally {
    await lock.end();
  }
}

/** Statements that cannot run in a transaction: one a file, each safe to run again. */
async function buildOnline(client: Client): Promise<void> {
  const dir = join(MIGRATIONS_DIR, 'online');
  const files = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.sql')).sort();
  for (const file of files) {
    await client.query(`set lock_timeout = '5s'`);
    await client.query(await readFile(join(dir, file), 'utf8'));
  }
}
