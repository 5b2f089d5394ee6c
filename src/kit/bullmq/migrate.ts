// Creates and updates BullMQ's tables in schema `bullmq` and lets the service's role use them.
import { runMigrations } from 'bullmq';
import { escapeIdentifier, type Client } from 'pg';

const SCHEMA = 'bullmq';

/**
 * Brings schema `bullmq` up to date and grants what BullMQ needs at run time. Safe to run again.
 *
 * CREATE is among the grants because BullMQ makes a sequence for each queue on its first job.
 * @param client a connection of the role that owns the database
 * @param options.appRole the role, or roles, that add and work jobs
 */
export async function migrateQueues(client: Client, { appRole }: { appRole: string | readonly string[] }): Promise<void> {
  await runMigrations(client, SCHEMA);
  const roles = (typeof appRole === 'string' ? [appRole] : appRole).map((role) => escapeIdentifier(role)).join(', ');
  const rights = [
    { on: 'tables', may: 'select, insert, update, delete' },
    { on: 'functions', may: 'execute' },
  ];
  await client.query(`grant usage, create on schema ${SCHEMA} to ${roles}`);
  for (const { on, may } of rights) {
    await client.query(`grant ${may} on all ${on} in schema ${SCHEMA} to ${roles}`);
    await client.query(`alter default privileges in schema ${SCHEMA} grant ${may} on ${on} to ${roles}`);
  }
  await client.query(`alter default privileges in schema ${SCHEMA} grant usage, select, update on sequences to ${roles}`);
  // A queue's own sequence belongs to the role whose first job made it: the owner may not, and need not, grant on it.
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'S' and c.relowner = current_user::regrole`,
    [SCHEMA],
  );
  for (const { name } of rows) await client.query(`grant usage, select, update on sequence ${name} to ${roles}`);
}
