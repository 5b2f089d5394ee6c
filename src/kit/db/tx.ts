// Transactions: one per request or job, opened at the edge, with the trust set for row-level security.
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { Problem } from '../problem.ts';
import type { PgTable } from 'drizzle-orm/pg-core';
import { flush, issue } from './batch.ts';
import { type Builder, builderOn, type Named } from './connection.ts';
import { pgCode } from './errors.ts';
import { insertOf, type NewRow } from './insert.ts';

declare const brand: unique symbol;

export type { Named } from './connection.ts';

export type HintData = Record<string, string | number | boolean | null>;

/** What happens outside once a transaction is durable. Neither may throw or block. */
export type Effects = {
  publish(topic: string, data: HintData): void;
  nudgeOutbox(): void;
};

/**
 * A transaction in progress. It is a type of its own that a pool does not fit, and it hides
 * drizzle's `transaction`, which inside a transaction begun by hand would commit the outer one.
 */
export type Tx = Builder & {
  /** Runs a named prepared statement and gives its rows. */
  named<R extends QueryResultRow>(statement: Named, values: readonly unknown[]): Promise<R[]>;
  /**
   * Inserts rows that nobody reads back. It is not waited for here but by the commit, so that one
   * transaction's writes travel together; if it fails, so does the transaction.
   */
  add<T extends PgTable>(table: T, ...rows: readonly [NewRow<T>, ...NewRow<T>[]]): void;
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

const BEGIN: Named = { name: 'begin', text: 'begin' };
const COMMIT: Named = { name: 'commit', text: 'commit' };
const SET_TRUST: Named = { name: 'set_trust', text: `select set_config('app.trust_id', $1, true)` };
const TRUST_NOW: Named = {
  name: 'trust_now',
  text: `select nullif(current_setting('app.trust_id', true), '') as trust`,
};

/** What statements meet after one before them failed: an aborted transaction, or one whose preparing was skipped. */
const FOLLOWING: ReadonlySet<string> = new Set(['25P02', '26000']);

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
  const pending = openOn(client, trustId, BEGIN);
  let destroy = false;
  try {
    let result: T;
    try {
      result = await work(pending.tx);
      await committed(client, pending);
    } catch (error) {
      destroy = !(await rolledBack(client));
      throw FOLLOWING.has(pgCode(error) ?? '') ? (pending.firstError() ?? error) : error;
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
 * setting the trust and the reads travel together, and are one transaction without a begin or a commit.
 * @param pool connections of a role under row-level security
 * @param trustId the trust
 * @param read issues its statements synchronously and gives a promise of what it makes of them
 */
export async function readAtOnce<T>(pool: Pool, trustId: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  const pending = openOn(client, trustId, null);
  let destroy = false;
  try {
    const [result] = await Promise.all([read(pending.tx), pending.begun]);
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

/**
 * Commits behind whatever was added and not waited for. PostgreSQL answers the commit of a transaction
 * in which a statement failed by rolling back, so nothing is kept of one that fails here.
 */
async function committed(client: PoolClient, { begun, added }: { begun: Promise<unknown>; added: readonly Promise<unknown>[] }): Promise<void> {
  const commit = run(client, COMMIT, []);
  await Promise.all([begun, ...added, commit]);
  if ((await commit).command !== 'COMMIT') throw new Error('The transaction was rolled back.');
}

function run<R extends QueryResultRow>(client: PoolClient, { name, text }: Named, values: readonly unknown[]): Promise<QueryResult<R>> {
  return issue<R>(client, { name, text, values: values as unknown[] });
}

function openOn(client: PoolClient, trustId: string | null, begin: Named | null) {
  let first: unknown;
  const note = (error: unknown): void => {
    if (!FOLLOWING.has(pgCode(error) ?? '')) first ??= error;
  };
  const watch = <P extends Promise<unknown>>(promise: P): P => {
    promise.catch(note);
    return promise;
  };
  const begun = watch(
    Promise.all([begin && run(client, begin, []), trustId === null ? null : run(client, SET_TRUST, [trustId])]),
  );
  const added: Promise<unknown>[] = [];
  const hints: [string, HintData][] = [];
  let wroteOutbox = false;
  const own = {
    named: async <R extends QueryResultRow>(statement: Named, values: readonly unknown[]): Promise<R[]> =>
      (await watch(run<R>(client, statement, values))).rows,
    add: <T extends PgTable>(table: T, ...rows: NewRow<T>[]): void => {
      const { statement, values } = insertOf(table, rows);
      added.push(watch(run(client, statement, values)));
    },
    hint: (topic: string, data: HintData) => void hints.push([topic, data]),
    outboxWritten: () => {
      wroteOutbox = true;
    },
    trustId: trustId ?? '',
  };
  const tx = Object.assign(Object.create(builderOn(client)), own) as Tx;
  return { tx, begun, added, hints, wroteOutbox: () => wroteOutbox, firstError: () => first };
}

/** Rolls back and proves that the connection kept no trust; one that cannot say so is destroyed. */
async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    flush(client);
    await client.query('rollback');
    return await hasNoTrust(client);
  } catch {
    return false;
  }
}
