// A PostgreSQL of the bench's own, durable like the real one, in a folder that goes away with it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { APP_ROLE, bootstrapDatabase, OWNER_ROLE, SYSTEM_ROLE } from '../src/kit/db/roles.ts';
import { startEmbedded } from '../src/kit/embedded/index.ts';
import type { Servers } from '../src/platform.ts';
import { readyEmbedded } from '../src/servers.ts';

export type Installation = {
  dataDir: string;
  /** Makes a database with everything in it that the service has before its first trust. */
  database(name: string): Promise<Servers>;
  /** Refreshes the planner's figures, as autovacuum does within a minute in a service that runs. */
  analyse(name: string): Promise<void>;
  /** Makes an empty database for a floor; gives its owner's connection string. */
  emptyDatabase(name: string): Promise<string>;
  close(): Promise<void>;
};

/** Starts the server. `fsync` and `synchronous_commit` are on: what it says is written is on the disk. */
export async function openInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-'));
  const embedded = await startEmbedded({ dataDir, log: pino({ level: 'silent' }) });
  return {
    dataDir,
    database: (name) => readyEmbedded(embedded, name),
    analyse: async (name) => {
      const client = new Client({ connectionString: embedded.urlFor(OWNER_ROLE, name) });
      await client.connect();
      await client.query('analyze');
      await client.end();
    },
    emptyDatabase: async (name) => {
      await bootstrapDatabase(embedded.superuserUrl, name, {
        owner: embedded.passwordFor(OWNER_ROLE),
        app: embedded.passwordFor(APP_ROLE),
        system: embedded.passwordFor(SYSTEM_ROLE),
      });
      return embedded.urlFor(OWNER_ROLE, name);
    },
    close: async () => {
      await embedded.stop();
      const { data } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { data: string };
      for (const dir of [dirname(data), dataDir]) await rm(dir, { recursive: true, force: true });
    },
  };
}
