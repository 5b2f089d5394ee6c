// An installation of its own whose web and worker are processes, and people who use it over real connections.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import type { Test } from 'tap';
import { demoFileOf, readDemo } from '../../../src/demo/index.ts';
import { startEmbedded } from '../../../src/kit/embedded/index.ts';
import { shutDown } from '../../../src/kit/embedded/server.ts';
import type { JsonBody } from '../../support/http.ts';
import { type Running, startProcess } from '../../support/process.ts';

/** An answer over a real connection; a connection that fails throws instead. */
export type Answer = { status: number; headers: Headers; body: JsonBody };
/** Somebody who is signed in. */
export type Caller = { name: string; call(method: 'GET' | 'POST', path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> };

export type Split = {
  /** Starts a role on the same data directory. */
  start(role: 'db' | 'web' | 'worker'): Running;
  /** Starts PostgreSQL from here, or finds the one that runs. */
  database(): Promise<void>;
  /** Sends a signal to PostgreSQL's own process. */
  signalDatabase(signal: NodeJS.Signals): Promise<void>;
  /** Asks the database as its superuser, who sees the rows of every trust. */
  ask<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
  /** Signs in the demo's clients of a trust, by the address it is answered at. */
  clients(address: string, slug: string): Promise<Caller[]>;
  /** Ends with the test, so that nobody goes on trying after a failure. */
  over: AbortSignal;
  /** A forum of the demo. */
  forum(slug: string): Promise<string>;
};

/** Opens a place for an installation; nothing is started yet. Everything ends with the test. */
export async function openSplit(t: Test): Promise<Split> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-faults-'));
  let superuserUrl = '';
  const over = new AbortController();
  t.teardown(async () => {
    over.abort();
    const { data } = await recordOf(dataDir);
    // Whoever kept it may have been killed.
    await shutDown(data);
    await rm(dirname(data), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  });
  const demo = async () => (await readDemo(demoFileOf(dataDir)))?.trusts ?? [];
  return {
    over: over.signal,
    start: (role) => startProcess(t, role, { DATA_DIR: dataDir, POSTS_PER_HOUR: '100000', SIGN_INS_PER_MINUTE: '1000' }),
    database: async () => {
      const server = await startEmbedded({ dataDir, log: pino({ level: 'silent' }) });
      superuserUrl = server.superuserUrl.replace(/\/postgres$/, '/alongside');
    },
    signalDatabase: async (signal) => void process.kill((await recordOf(dataDir)).pid, signal),
    ask: async <R extends object>(sql: string, values: unknown[] = []) => {
      const client = new Client({ connectionString: superuserUrl });
      await client.connect();
      try {
        return (await client.query<R>(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    clients: async (address, slug) => {
      const signIns = (await demo()).find((trust) => trust.slug === slug)?.signIns ?? [];
      return Promise.all(signIns.filter((one) => one.as === 'client').map((one) => signIn(address, one)));
    },
    forum: async (slug) => {
      const found = (await demo()).flatMap((trust) => trust.forums).find((forum) => forum.slug === slug);
      if (!found) throw new Error(`The demo has no forum ${slug}.`);
      return found.forumId;
    },
  };
}

async function recordOf(dataDir: string): Promise<{ data: string; pid: number }> {
  return JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
}

async function signIn(address: string, { name, password }: { name: string; password: string }): Promise<Caller> {
  const { status, body } = await send(address, 'POST', '/api/v1/sessions', {}, { as: 'client', name, password, kind: 'token' });
  if (status !== 201) throw new Error(`${name} could not sign in: ${status}`);
  const always = { authorization: `Bearer ${body.token}` };
  return { name, call: (method, path, json, headers) => send(address, method, path, { ...always, ...headers }, json) };
}

async function send(address: string, method: string, path: string, headers: Record<string, string>, json?: unknown): Promise<Answer> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
