// The PostgreSQL server that Alongside brings along, for a machine that has nothing but Node.
//
// One cluster for each data directory. It is durable (fsync is on), listens on 127.0.0.1 only and asks for a
// password. It is meant for trying out, developing and testing: production uses a server of its own.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findBinaries, usableBinaries } from './binaries.ts';
import { initialise } from './initialise.ts';
import type { Log } from '../log.ts';
import { isAlive, withLock } from './lock.ts';
import { choosePlace } from './place.ts';
import { readRecord, recordPath, writeRecord, type ServerRecord } from './record.ts';
import { chooseRunAs } from './run-as.ts';
import { ask, freePort, lastComplaint, launch, runningPid, shutDown } from './server.ts';

/** Options of `startEmbedded`: the data directory, where to log, and how many connections to allow (200). */
export type EmbeddedOptions = { dataDir: string; log: Pick<Log, 'info'>; maxConnections?: number };

/** A running embedded server. */
export type Embedded = {
  host: string;
  port: number;
  /** Connection string of the superuser `postgres`, for making roles and databases only. */
  superuserUrl: string;
  /** The password of a role on this server: always the same, not stored, made from the superuser's. */
  passwordFor: (role: string) => string;
  /** Connection string of a role made with `passwordFor(role)`. */
  urlFor: (role: string, database: string) => string;
  /** True when the server was running already. */
  adopted: boolean;
  /** Stops the server and waits for its end; does nothing when a living process other than this keeps it. */
  stop: () => Promise<void>;
};

type Kept = ServerRecord & { port: number; pid: number; keeper: number };

const kept = new Set<string>();
const BOOT_MS = 60_000;

/**
 * Starts the embedded server of a data directory, or adopts it when it runs. A server left behind by a killed
 * process is adopted and from then on kept by this one; one that a living process keeps is only used.
 *
 * Throws an Error whose message is a plain sentence beginning "Could not start the embedded PostgreSQL".
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    if (platform() === 'win32') throw new Error('it does not run on Windows; set DATABASE_URL');
    await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
    const dataDir = await realpath(resolve(options.dataDir));
    return await withLock(dataDir, () => startLocked(dataDir, options));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Could not start the embedded PostgreSQL: ${reason}.`, { cause });
  }
}

async function startLocked(dataDir: string, { log, maxConnections = 200 }: EmbeddedOptions): Promise<Embedded> {
  const before = await readRecord(dataDir);
  const adopted = before && (await adopt(dataDir, before));
  if (adopted) {
    log.info({ port: adopted.port }, 'embedded PostgreSQL was running: adopted');
    return embedded(dataDir, adopted, true);
  }
  const who = await chooseRunAs(before?.data);
  const place = await choosePlace(dataDir, before?.data, who);
  const native = await usableBinaries(await findBinaries(), who, place);
  const data = before?.data ?? join(place, 'postgres');
  // Whoever deletes a data directory starts again; what then still lies outside it is kept, out of the way.
  if (!before && place !== dataDir) await setAside(data, log);
  const made = await stat(data).then(() => true, () => false);
  if (!before && made) throw new Error(`${data} holds data, but ${recordPath(dataDir)}, with their password, is missing`);
  if (before?.initialised && !made) throw new Error(`${recordPath(dataDir)} says the data are in ${data}, and they are not`);
  const record = before ?? { data, password: randomBytes(24).toString('base64url'), initialised: false };
  if (!made) {
    await writeRecord(dataDir, record);
    await initialise(native, data, record.password, who);
  }
  const logFile = join(place, 'postgres.log');
  const running = await boot(record, async () => {
    const port = await freePort(record.port);
    // Written before the launch: if this process is killed now, the next one still finds the orphan.
    await writeRecord(dataDir, { ...record, port });
    return { port, ...(await launch({ native, data, logFile, port, maxConnections, who })) };
  }, logFile);
  const now = { ...record, ...running, initialised: true, keeper: process.pid };
  await writeRecord(dataDir, now);
  kept.add(dataDir);
  log.info({ port: now.port }, 'embedded PostgreSQL started');
  return embedded(dataDir, now, false);
}

/** Moves the data of a data directory that is gone to another name beside it, and stops a server left on them. */
async function setAside(data: string, log: EmbeddedOptions['log']): Promise<void> {
  if (!(await stat(data).then(() => true, () => false))) return;
  await shutDown(data);
  for (let number = 1; ; number += 1) {
    const aside = `${data}-left-${number}`;
    if (await stat(aside).then(() => true, () => false)) continue;
    await rename(data, aside);
    log.info({ aside }, 'the data of an earlier data directory of this name were moved aside');
    return;
  }
}

/** Adopts the server that the record describes, waiting while it goes up or down; undefined when there is none. */
async function adopt(dataDir: string, record: ServerRecord): Promise<Kept | undefined> {
  if (record.port === undefined) return undefined;
  const began = performance.now();
  for (;;) {
    const answer = await ask(record.port, record.password, record.data);
    const pid = await runningPid(record.data);
    if (answer === 'ready' && pid !== undefined) {
      const keeper = record.keeper !== undefined && keeps(dataDir, record.keeper) ? record.keeper : process.pid;
      const now = { ...record, port: record.port, pid, keeper };
      if (keeper !== record.keeper || pid !== record.pid) await writeRecord(dataDir, now);
      return now;
    }
    if (pid === undefined && answer !== 'busy') return undefined;
    // A process of that id that never answers is another program: let the new server decide, it knows its lock file.
    if (answer === 'absent' && performance.now() - began > 5000) return undefined;
    await pause(50);
  }
}

type Started = { port: number; pid: number; gone: () => boolean };

async function boot(
  record: ServerRecord, start: () => Promise<Started>, logFile: string,
): Promise<{ port: number; pid: number }> {
  // Somebody may take the port between the look and the launch; the processes of a killed server need a moment to
  // leave its shared memory. Either way the server ends at once and is launched again.
  for (let attempt = 1; ; attempt += 1) {
    const { port, pid, gone } = await start();
    const began = performance.now();
    while (!gone()) {
      const answer = await ask(port, record.password, record.data);
      if (answer === 'ready') return { port, pid };
      if (answer === 'absent' && performance.now() - began > BOOT_MS) throw new Error('the server does not answer');
      await pause(20);
    }
    if (attempt === 5) throw new Error(`the server ended at once: ${await lastComplaint(logFile)}`);
    await pause(300);
  }
}

const keeps = (dataDir: string, pid: number): boolean => (pid === process.pid ? kept.has(dataDir) : isAlive(pid));

function embedded(dataDir: string, record: Kept, adopted: boolean): Embedded {
  const passwordFor = (role: string): string => createHmac('sha256', record.password).update(role).digest('base64url');
  const url = (role: string, password: string, database: string): string =>
    `postgres://${encodeURIComponent(role)}:${password}@127.0.0.1:${record.port}/${encodeURIComponent(database)}`;
  const mine = !adopted || (record.keeper === process.pid && !kept.has(dataDir));
  if (mine) kept.add(dataDir);
  return {
    host: '127.0.0.1',
    port: record.port,
    superuserUrl: url('postgres', record.password, 'postgres'),
    passwordFor,
    urlFor: (role, database) => url(role, passwordFor(role), database),
    adopted,
    stop: async () => {
      if (!mine || !kept.delete(dataDir)) return;
      await withLock(dataDir, () => shutDown(record.data));
    },
  };
}
