// Where PostgreSQL is: real servers that the environment names, or the embedded one, made ready here.
import type { Config } from './config.ts';
import { migrateDatabase } from './kit/db/migrate.ts';
import { APP_ROLE, bootstrapDatabase, OWNER_ROLE, SYSTEM_ROLE } from './kit/db/roles.ts';
import { type Embedded, startEmbedded } from './kit/embedded/index.ts';
import { migrateQueues } from './kit/jobs.ts';
import type { Log } from './kit/log.ts';
import type { Servers } from './platform.ts';

const DATABASE = 'alongside';

/** Brings a database and BullMQ's own schema in it up to date. */
export function migrateAll(ownerUrl: string): Promise<void> {
  return migrateDatabase(ownerUrl, (client) => migrateQueues(client, { appRole: APP_ROLE }));
}

/**
 * Finds or starts PostgreSQL. The embedded server is made ready whole: roles, database, migrations.
 * A real one is migrated only where the owner's connection is given; in production that is the
 * `migrate` command's alone.
 * @returns connection strings for the platform, and how to let go of the server
 */
export async function openServers(config: Config, log: Log): Promise<{ servers: Servers; stop(): Promise<void> }> {
  if (config.databases) {
    const { app, system, queue, owner } = config.databases;
    if (owner && !config.production) await migrateAll(owner);
    return { servers: { app, system, queue }, stop: async () => undefined };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log });
  return { servers: await readyEmbedded(embedded, DATABASE), stop: () => embedded.stop() };
}

/** Makes a database of an embedded server ready for use. */
export async function readyEmbedded(embedded: Embedded, database: string): Promise<Servers> {
  await bootstrapDatabase(embedded.superuserUrl, database, {
    owner: embedded.passwordFor(OWNER_ROLE),
    app: embedded.passwordFor(APP_ROLE),
    system: embedded.passwordFor(SYSTEM_ROLE),
  });
  await migrateAll(embedded.urlFor(OWNER_ROLE, database));
  return serversOn(embedded, database);
}

/** The run-time connection strings of a database of an embedded server. */
export function serversOn(embedded: Embedded, database: string): Servers {
  const app = embedded.urlFor(APP_ROLE, database);
  return { app, system: embedded.urlFor(SYSTEM_ROLE, database), queue: app };
}
