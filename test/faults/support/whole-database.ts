// The whole database of a world, past row-level security: for looking at every row, and for breaking things on purpose.
import { Client } from 'pg';
import { sharedServer } from '../../support/server.ts';
import type { World } from '../../support/world.ts';

/** Does something as the superuser in a world's database. */
export async function inWholeDatabase<T>(world: World, act: (client: Client) => Promise<T>): Promise<T> {
  const server = await sharedServer();
  const { rows } = await world.platform.db.withSystem((tx) => tx.execute<{ name: string }>('select current_database() as name'));
  const client = new Client({ connectionString: server.superuserUrl.replace(/\/postgres$/, `/${rows[0]?.name ?? ''}`) });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** The names of all tables of some schemas, ready to stand in a statement. */
export async function tablesOf(client: Client, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1) order by 1`,
    [schemas],
  );
  return rows.map(({ name }) => name);
}

/** How many rows each table has, the queues' included. */
export function rowCounts(world: World): Promise<Record<string, number>> {
  return inWholeDatabase(world, async (client) => {
    const counts: Record<string, number> = {};
    for (const name of await tablesOf(client, ['public', 'bullmq'])) {
      // Hints come and go in tables of their own, in their own time: a delivered one is swept away.
      if (name.includes('relay_')) continue;
      const { rows } = await client.query<{ count: string }>(`select count(*) from ${name}`);
      counts[name] = Number(rows[0]?.count);
    }
    return counts;
  });
}

/** Every row of some tables as text. */
export function rowsAsText(world: World, which: (table: string) => boolean): Promise<string> {
  return inWholeDatabase(world, async (client) => {
    const all: string[] = [];
    for (const name of (await tablesOf(client, ['public', 'bullmq'])).filter(which)) {
      const { rows } = await client.query<{ row: string }>(`select to_jsonb(each)::text as row from ${name} each`);
      all.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return all.join('\n');
  });
}
