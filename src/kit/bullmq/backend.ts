// Opens BullMQ on either of its two stores, so that everything else is written once.
import {
  Relay, createPostgresBackend, createPostgresRelayBackend, createRedisBackend, createRedisRelayBackend, isPgPool, withBackend,
  type BackendFactory, type IQueueBackend, type Job, type PgPool, type Queue, type RelayBackendFactory, type Worker, type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

/** Where jobs and hints live: a Redis, or schema `bullmq` of a PostgreSQL database. `prefix` keeps installations on one Redis apart. */
export type JobBackend = { kind: 'redis'; url: string; prefix?: string } | { kind: 'postgres'; url: string };

/** What BullMQ's backend factories are given as their connection. */
type Link = { kind: 'redis'; client: Redis } | { kind: 'postgres'; pool: PgPool };
type Note = (error: unknown) => void;

export type BullQueue = Queue<unknown, void, string, unknown, void, string, IQueueBackend, Link>;
export type BullWorker = Worker<unknown, void, string, IQueueBackend, number, Link>;

/** Makers of BullMQ's objects over shared connections. Close those objects first, then this. */
export type Bull = {
  queue: (name: string) => BullQueue;
  worker: (name: string, process: ((job: Job<unknown, void>) => Promise<void>) | null, options: Partial<WorkerOptions>) => BullWorker;
  close: () => Promise<void>;
};

const factory: BackendFactory<IQueueBackend, Link> = (name, options, extra) => (options.connection.kind === 'redis'
  ? createRedisBackend(name, { ...options, connection: options.connection.client }, extra)
  : createPostgresBackend(name, { ...options, connection: options.connection.pool }, extra));

const relayFactory: RelayBackendFactory<Link> = (options) => (options.connection.kind === 'redis'
  ? createRedisRelayBackend({ ...options, connection: options.connection.client })
  : createPostgresRelayBackend({ ...options, connection: options.connection.pool }));

/**
 * Opens the connections for queues and workers.
 * @param note told of every error of a connection; it must not throw
 */
export function openBull(backend: JobBackend, note: Note): Bull {
  const bound = withBackend(factory);
  const links = backend.kind === 'redis' ? redisLinks(backend.url, note) : postgresLinks(backend.url, note);
  const common = { ...(backend.kind === 'redis' ? { prefix: backend.prefix ?? 'alongside' } : {}), streams: { events: { maxLen: 100 } } };
  return {
    queue: (name) => {
      const queue: BullQueue = new bound.Queue<unknown, void>(name, { ...common, connection: links.producer });
      queue.on('error', note);
      return queue;
    },
    worker: (name, process, options) => {
      links.grow();
      const worker: BullWorker = new bound.Worker<unknown, void, string, number>(name, process, {
        ...common, ...options, connection: links.consumer,
      });
      worker.on('error', note);
      return worker;
    },
    close: links.close,
  };
}

/** Opens one node of the relay on connections of its own. */
export function openRelay(backend: JobBackend, note: Note): { connect: () => Relay<Link>; close: () => Promise<void> } {
  const redis = backend.kind === 'redis' ? openRedis(backend.url, note, { enableOfflineQueue: false, maxRetriesPerRequest: 0 }) : undefined;
  // One connection listens, two serve the queries.
  const pool = backend.kind === 'postgres' ? openPool(backend.url, 3, note) : undefined;
  const connection = redis ? redisLink(redis.client) : pool && postgresLink(pool);
  if (!connection) throw new TypeError('a backend is redis or postgres');
  return {
    connect: () => {
      const prefix = backend.kind === 'redis' ? { prefix: backend.prefix ?? 'alongside' } : {};
      const relay = new Relay<Link>({ connection, backend: relayFactory, namespace: 'alongside', ...prefix });
      relay.on('error', note);
      return relay;
    },
    close: async () => {
      redis?.cut();
      await pool?.end();
    },
  };
}

const redisLink = (client: Redis): Link => ({ kind: 'redis', client });

function postgresLink(pool: Pool): Link {
  // The two packages' types of a pool differ in trifles; BullMQ's own test of a pool reconciles them.
  if (!isPgPool(pool)) throw new TypeError('BullMQ does not take this pool');
  return { kind: 'postgres', pool };
}

type Links = { producer: Link; consumer: Link; grow: () => void; close: () => Promise<void> };

function redisLinks(url: string, note: Note): Links {
  // Who adds a job must learn at once that Redis is away; who works waits for it to come back.
  const producer = openRedis(url, note, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2000 });
  const consumer = openRedis(url, note, { maxRetriesPerRequest: null });
  return {
    producer: redisLink(producer.client),
    consumer: redisLink(consumer.client),
    grow: () => undefined,
    close: async () => {
      producer.cut();
      consumer.cut();
    },
  };
}

function postgresLinks(url: string, note: Note): Links {
  const pool = openPool(url, 4, note);
  const link = postgresLink(pool);
  return {
    producer: link,
    consumer: link,
    // Each worker keeps one connection listening and needs its share of the others.
    grow: () => { pool.options.max += 2; },
    close: () => pool.end(),
  };
}

type RedisOptions = { enableOfflineQueue?: boolean; maxRetriesPerRequest: number | null; commandTimeout?: number };

/** A client, and `cut`, which ends it and the duplicates BullMQ has made of it to block on. */
function openRedis(url: string, note: Note, options: RedisOptions): { client: Redis; cut: () => void } {
  const open = new Set<Redis>();
  const keep = (client: Redis): Redis => {
    client.setMaxListeners(0);
    client.on('error', note);
    client.once('end', () => open.delete(client));
    open.add(client);
    return client;
  };
  const client = keep(new Redis(url, {
    ...options, connectTimeout: 2000, retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 5), 1000),
  }));
  const duplicate = client.duplicate.bind(client);
  client.duplicate = (override) => keep(duplicate(override));
  return { client, cut: () => open.forEach(cutOff) };
}

function cutOff(client: Redis): void {
  // Between two attempts to reconnect ioredis stops without ending, and whoever waits on it waits for ever. In the state
  // of one that has not connected yet it ends properly, refusing what was still to be sent.
  if (client.status === 'reconnecting') client.status = 'wait';
  client.disconnect();
}

function openPool(connectionString: string, max: number, note: Note): Pool {
  const pool = new Pool({
    connectionString, max, keepAlive: true, connectionTimeoutMillis: 3000, query_timeout: 10_000,
    // A passed pool ignores BullMQ's `schema` option. A crash of PostgreSQL may lose the last moments of the queues:
    // jobs are hints, and not waiting for the disk makes them several times faster.
    options: '-c search_path=bullmq -c synchronous_commit=off',
  });
  pool.setMaxListeners(0);
  pool.on('error', note);
  // The pool hears only of connections that lie idle. One that is lost while BullMQ has it out, between two of its
  // statements, has no listener, and its error would end the process.
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}
