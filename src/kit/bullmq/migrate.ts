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
    { on: 'sequences', may: 'usage, select, update' },
    { on: 'functions', may: 'execute' },
  ];
  await client.query(`grant usage, create on schema ${SCHEMA} to ${roles}`);
  for (const { on, may } of rights) {
    await client.query(`grant ${may} on all ${on} in schema ${SCHEMA} to ${roles}`);
    await client.query(`alter default privileges in schema ${SCHEMA} grant ${may} on ${on} to ${roles}`);
  }
}
