// Drizzle's builder on a pooled connection, with its statements prepared under names.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PoolClient, QueryConfig } from 'pg';
import { issue } from './batch.ts';

/** A statement written once, prepared once per connection under its name. */
export type Named = { name: string; text: string };

export type Builder = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute' | 'with' | '$with'
>;

/** The most statements of the builder that are prepared; lists of ever new lengths would have no end. */
const MOST_PREPARED = 500;

const names = new Map<string, string>();
const builders = new WeakMap<PoolClient, Builder>();

/** Drizzle's builder on a connection, made once for it; of what it can do, only what a transaction may. */
export function builderOn(client: PoolClient): Builder {
  const made = builders.get(client) ?? makeBuilder(client);
  builders.set(client, made);
  return made;
}

function makeBuilder(client: PoolClient): Builder {
  const orm = drizzle({ client: preparing(client) });
  return {
    select: orm.select.bind(orm),
    selectDistinct: orm.selectDistinct.bind(orm),
    selectDistinctOn: orm.selectDistinctOn.bind(orm),
    insert: orm.insert.bind(orm),
    update: orm.update.bind(orm),
    delete: orm.delete.bind(orm),
    execute: orm.execute.bind(orm),
    with: orm.with.bind(orm),
    $with: orm.$with.bind(orm),
  };
}

/** The connection as drizzle sees it. Planning costs PostgreSQL more than most of our statements do, so each is planned once. */
function preparing(client: PoolClient): PoolClient {
  const query = (config: QueryConfig, values: unknown[]): Promise<unknown> => {
    const name = nameOf(config.text);
    return issue(client, { ...config, values, ...(name === undefined ? {} : { name }) });
  };
  return { query } as unknown as PoolClient;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `built_${names.size}`;
  names.set(text, name);
  return name;
}
