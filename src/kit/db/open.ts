// The database as the service sees it: two pools, one for each role that works at run time.
import { Pool } from 'pg';
import type { Log } from '../log.ts';
import { awayProblem, isAway } from './errors.ts';
import { type Effects, readAtOnce, transact, type Tx } from './tx.ts';

export type Db = {
  /** One transaction over one trust's rows, committed when `work` is done. */
  withTrust<T>(trustId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads of one trust that travel in a single round trip; see `readAtOnce`. */
  readTrust<T>(trustId: string, read: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction of the system role, which sees ids and times across trusts on a short list of tables. */
  withSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Says what follows a commit; until then nothing does. */
  wire(effects: Effects): void;
  /** Connections in use and waiting, for the gauges. */
  stats(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
};

type Options = { appUrl: string; systemUrl: string; poolSize: number; log: Log };

/**
 * Opens the pools. Nothing is connected until first use, so the service starts, and its static
 * pages are served, with PostgreSQL down.
 * @param options connection strings of roles `alongside_app` and `alongside_system`, the most app connections
 */
export function openDb({ appUrl, systemUrl, poolSize, log }: Options): Db {
  const app = openPool(appUrl, poolSize, log);
  const system = openPool(systemUrl, 4, log);
  const guard = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw isAway(error) ? awayProblem(error) : error;
    }
  };
  let effects: Effects = { publish: () => undefined, nudgeOutbox: () => undefined };
  return {
    withTrust: (trustId, work) => guard(() => transact(app, trustId, effects, work)),
    readTrust: (trustId, read) => guard(() => readAtOnce(app, trustId, read)),
    withSystem: (work) => guard(() => transact(system, null, effects, work)),
    wire: (wired) => {
      effects = wired;
    },
    stats: () => ({ total: app.totalCount, idle: app.idleCount, waiting: app.waitingCount }),
    close: async () => {
      await Promise.all([app.end(), system.end()]);
    },
  };
}

/** What holds on every connection of the service. */
const SETTINGS = [
  // A statement of the service takes milliseconds; one that takes this long is a fault and is ended.
  'statement_timeout=15000',
  'idle_in_transaction_session_timeout=30000',
  'lock_timeout=10000',
  // Ours find rows by key, so the plan for any value is the plan for all, and is made once a connection.
  'plan_cache_mode=force_generic_plan',
  // A plan made while a table was small is kept while it grows a thousandfold, so that it must be one by key from the start.
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'jit=off',
] as const;

function openPool(connectionString: string, max: number, log: Log): Pool {
  const pool = new Pool({
    connectionString,
    max,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
  });
  // Without a listener an idle connection that PostgreSQL closes would end the process.
  pool.on('error', (err) => log.warn({ err }, 'an idle database connection was lost'));
  // One that is lost while it is out has no listener of the pool's; whoever uses it sees the statement fail.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
