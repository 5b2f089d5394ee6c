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
 * Makes a real database ready: its roles and itself if they are missing and an administrator's
 * connection is given, then its migrations. Safe to run again.
 * @param databases the connections; the roles get the passwords that stand in them
 * @throws Error if the owner's connection is missing
 */
export async function migrateReal(databases: NonNullable<Config['databases']>): Promise<void> {
  const { admin, owner, app, system } = databases;
  if (!owner) throw new Error('Set DATABASE_OWNER_URL to bring the database up to date.');
  if (admin) {
    const password = (url: string): string => decodeURIComponent(new URL(url).password);
    await bootstrapDatabase(admin, new URL(owner).pathname.slice(1), {
      owner: password(owner),
      app: password(app),
      system: password(system),
    });
  }
  await migrateAll(owner);
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
    if (owner && !config.production) await migrateReal(config.databases);
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
