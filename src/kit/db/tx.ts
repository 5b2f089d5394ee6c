// Transactions: one per request or job, opened at the edge, with the trust set for row-level security.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { Problem } from '../problem.ts';
import { pgCode } from './errors.ts';

declare const brand: unique symbol;

/** A statement written once, prepared once per connection under its name. */
export type Named = { name: string; text: string };

export type HintData = Record<string, string | number | boolean | null>;

/** What happens outside once a transaction is durable. Neither may throw or block. */
export type Effects = {
  publish(topic: string, data: HintData): void;
  nudgeOutbox(): void;
};

type Builder = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute' | 'with' | '$with'
>;

/**
 * A transaction in progress. It is a type of its own that a pool does not fit, and it hides
 * drizzle's `transaction`, which inside a transaction begun by hand would commit the outer one.
 */
export type Tx = Builder & {
  /** Runs a named prepared statement and gives its rows. */
  named<R extends QueryResultRow>(statement: Named, values: readonly unknown[]): Promise<R[]>;
  /**
   * Publishes a hint once the transaction is durable; nothing if it is rolled back.
   * @param topic dot-separated, such as `trust.<id>.queue`
   * @param data ids and codes only
   */
  hint(topic: string, data: HintData): void;
  /** Says that this transaction wrote to the outbox, so that the relay is nudged once it is durable. */
  outboxWritten(): void;
  /** The trust whose rows this transaction sees. */
  readonly trustId: string;
  readonly [brand]: true;
};

const SET_TRUST: Named = { name: 'set_trust', text: `select set_config('app.trust_id', $1, true)` };
const TRUST_NOW: Named = {
  name: 'trust_now',
  text: `select nullif(current_setting('app.trust_id', true), '') as trust`,
};

/**
 * Runs `work` in one transaction that sees only the rows of one trust, and commits.
 * @param pool connections of a role under row-level security
 * @param trustId the trust, or null for the system role, whose policies name no trust
 * @param effects what follows a commit
 * @param work what to do; no network call inside
 * @throws whatever `work` throws, after rolling back; with statements in flight, the error of the
 *   first that failed and never the "transaction is aborted" (25P02) that follows it
 */
export async function transact<T>(
  pool: Pool,
  trustId: string | null,
  effects: Effects,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  const pending = openOn(client, trustId);
  let destroy = false;
  try {
    let result: T;
    try {
      result = await work(pending.tx);
      await pending.begun;
      await client.query('commit');
    } catch (error) {
      destroy = !(await rolledBack(client));
      throw pgCode(error) === '25P02' ? (pending.firstError() ?? error) : error;
    }
    for (const [topic, data] of pending.hints) effects.publish(topic, data);
    if (pending.wroteOutbox()) effects.nudgeOutbox();
    return result;
  } finally {
    client.release(destroy);
  }
}

/**
 * Runs reads that are all issued before the first answer is awaited, in one network round trip:
 * begin, set the trust, the reads and the commit travel together.
 * @param pool connections of a role under row-level security
 * @param trustId the trust
 * @param read issues its statements synchronously and gives a promise of what it makes of them
 */
export async function readAtOnce<T>(pool: Pool, trustId: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  const pending = openOn(client, trustId);
  let destroy = false;
  try {
    const reading = read(pending.tx);
    const committed = client.query('commit');
    const [result] = await Promise.all([reading, pending.begun, committed]);
    return result;
  } catch (error) {
    destroy = !(await rolledBack(client));
    throw pending.firstError() ?? error;
  } finally {
    client.release(destroy);
  }
}

/** Whether a connection has no trust set: what must hold of every connection that lies in a pool. */
export async function hasNoTrust(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ trust: string | null }>(TRUST_NOW);
  return rows[0]?.trust === null;
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new Problem('unavailable', 'We cannot reach our records just now. Please try again in a minute.', {
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
}

function openOn(client: PoolClient, trustId: string | null) {
  let first: unknown;
  const note = (error: unknown): void => {
    if (pgCode(error) !== '25P02') first ??= error;
  };
  const watch = <P extends Promise<unknown>>(promise: P): P => {
    promise.catch(note);
    return promise;
  };
  const begun = watch(
    Promise.all([
      client.query('begin'),
      trustId === null ? null : client.query({ ...SET_TRUST, values: [trustId] }),
    ]),
  );
  const hints: [string, HintData][] = [];
  let wroteOutbox = false;
  const orm = drizzle({ client });
  const tx = {
    select: orm.select.bind(orm),
    selectDistinct: orm.selectDistinct.bind(orm),
    selectDistinctOn: orm.selectDistinctOn.bind(orm),
    insert: orm.insert.bind(orm),
    update: orm.update.bind(orm),
    delete: orm.delete.bind(orm),
    execute: orm.execute.bind(orm),
    with: orm.with.bind(orm),
    $with: orm.$with.bind(orm),
    named: <R extends QueryResultRow>(statement: Named, values: readonly unknown[]): Promise<R[]> =>
      watch(client.query<R>({ ...statement, values: [...values] })).then((result) => result.rows),
    hint: (topic: string, data: HintData) => void hints.push([topic, data]),
    outboxWritten: () => {
      wroteOutbox = true;
    },
    trustId: trustId ?? '',
  } as unknown as Tx;
  return { tx, begun, hints, wroteOutbox: () => wroteOutbox, firstError: () => first };
}

/** Rolls back and proves that the connection kept no trust; one that cannot say so is destroyed. */
async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return await hasNoTrust(client);
  } catch {
    return false;
  }
}
