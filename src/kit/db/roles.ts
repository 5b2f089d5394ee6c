// The three database roles and the database itself, created before any migration and safely many times.
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { pgCode } from './errors.ts';

/** Owns everything and migrates; not a superuser. */
export const OWNER_ROLE = 'alongside_owner';
/** Web and jobs; under row-level security. */
export const APP_ROLE = 'alongside_app';
/** Outbox, sweeper and gauges: ids and times of all trusts on a listed handful of tables. */
export const SYSTEM_ROLE = 'alongside_system';

export type RolePasswords = { owner: string; app: string; system: string };

/**
 * Creates the roles and a database owned by the owner, if they are missing, and sets the passwords.
 * @param superuserUrl a connection that may create roles; used only here
 * @param database the database's name
 * @param passwords the roles' passwords
 */
export async function bootstrapDatabase(superuserUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, passwords.owner);
    await ensureRole(client, APP_ROLE, passwords.app);
    await ensureRole(client, SYSTEM_ROLE, passwords.system);
    await ensure(client, `create database ${escapeIdentifier(database)} owner ${OWNER_ROLE} template template0`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  await ensure(client, `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  await client.query(`alter role ${role} password ${escapeLiteral(password)}`);
}

/** Two processes may create at the same instant: the loser sees 42710, 42P04 or, in a race, 23505. */
async function ensure(client: Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!['42710', '42P04', '23505'].includes(pgCode(error) ?? '')) throw error;
  }
}
