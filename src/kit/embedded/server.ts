// Starts, finds and stops one PostgreSQL server process.
import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { isAlive } from './lock.ts';
import type { RunAs } from './run-as.ts';

/** How a server answers: it is ready, it is on its way up or down, or this is not it. */
export type Answer = 'ready' | 'busy' | 'absent';

/** What is needed to launch a server. */
export type Launch = { native: string; data: string; logFile: string; port: number; maxConnections: number; who: RunAs };

/**
 * Asks whether the server of cluster `data` answers on `port` with this password. Another server on the same
 * port, one with another password or another cluster, counts as absent.
 */
export async function ask(port: number, password: string, data: string): Promise<Answer> {
  const client = new Client({
    host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 5000, ssl: false,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === data ? 'ready' : 'absent';
  } catch (error) {
    // 57P03: the server is starting up, recovering or shutting down.
    return error instanceof Error && 'code' in error && error.code === '57P03' ? 'busy' : 'absent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The process id that the cluster's own lock file names, when that process is alive. */
export async function runningPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

/**
 * Launches a server that outlives this process and writes to its own log file. Resolves with its process id and
 * `gone`, which yields true once the process has ended.
 *
 * Errors are logged without statement and detail: these could hold what a client wrote.
 */
export async function launch(options: Launch): Promise<{ pid: number; gone: () => boolean }> {
  const { native, data, logFile, port, maxConnections, who } = options;
  const settings = {
    listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: maxConnections,
    shared_buffers: '128MB', fsync: 'on', jit: 'off', timezone: 'UTC', log_timezone: 'UTC',
    log_error_verbosity: 'terse', log_min_error_statement: 'panic', log_parameter_max_length_on_error: 0,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(logFile, 'w', 0o600);
  try {
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...flags], {
      cwd: '/', env: { LC_ALL: 'C' }, detached: true, stdio: ['ignore', log.fd, log.fd], ...who,
    });
    let ended = false;
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.once('exit', () => { ended = true; });
    child.unref();
    if (child.pid === undefined) throw new Error('the server got no process id');
    return { pid: child.pid, gone: () => ended };
  } finally {
    await log.close();
  }
}

/** Asks the server to shut down fast (open transactions are rolled back) and waits until its lock file is gone. */
export async function shutDown(data: string): Promise<void> {
  const pid = await runningPid(data);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  // The lock file is removed last. A killed orphan may stay a zombie, so its process id alone proves nothing.
  while ((await runningPid(data)) === pid) await pause(10);
}

/** A port on 127.0.0.1 that is free now: `preferred` if it is, else one the system picks. */
export async function freePort(preferred?: number): Promise<number> {
  return preferred === undefined ? probePort(0) : probePort(preferred).catch(() => probePort(0));
}

const probePort = (port: number): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(port, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
  });
});

/** The last complaint in the server's log, for an error message. */
export async function lastComplaint(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
}
