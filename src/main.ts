// The entry: which role this process plays, its signals, and closing in reverse order of opening.
import { openDemo } from './demo/index.ts';
import { type Config, readConfig } from './config.ts';
import { type Log, openLog } from './kit/log.ts';
import { Problem } from './kit/problem.ts';
import { openPlatform } from './platform.ts';
import { migrateReal, openServers } from './servers.ts';
import { addTrustFrom, refuseDemoData } from './setup/index.ts';
import { buildWeb } from './web.ts';
import { startSweeper, startWorker } from './worker.ts';

const ROLES = ['all', 'web', 'worker', 'migrate', 'db', 'add-trust'] as const;
type ProcessRole = (typeof ROLES)[number];

async function main(argument: string | undefined, file: string | undefined): Promise<void> {
  const role = ROLES.find((known) => known === (argument ?? 'all'));
  if (!role) throw new Error(`Unknown command. Use one of: ${ROLES.join(', ')}.`);
  const { config, secrets } = readConfig();
  const log = openLog(config.logLevel);
  if (role === 'migrate') return migrate(config.databases);

  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  onSignals(close);
  if (role === 'add-trust') return addTrust({ config, secrets, log, closers, close }, file);
  try {
    await open(role, { config, secrets, log, closers });
  } catch (error) {
    await close();
    throw error;
  }
}

type Opening = ReturnType<typeof readConfig> & { log: Log; closers: (() => Promise<void>)[] };

async function open(
  role: Exclude<ProcessRole, 'migrate' | 'add-trust'>,
  { config, secrets, log, closers }: Opening,
): Promise<void> {
  const { servers, stop } = await openServers(config, log);
  closers.push(stop);
  if (role === 'db') {
    process.stdout.write('PostgreSQL is up. Web and worker can be started beside it with the same DATA_DIR.\n');
    // Nothing else keeps this process alive.
    const alive = setInterval(() => undefined, 60_000);
    closers.push(async () => clearInterval(alive));
    return;
  }
  const platform = openPlatform({ config, secrets, servers, movesOutbox: role !== 'web' });
  closers.push(() => platform.close());
  if (config.production) await refuseDemoData(platform.db);
  const signIns = config.demo && role !== 'worker' ? await openDemo(platform) : null;
  if (role === 'worker' || role === 'all') {
    const worker = await startWorker(platform);
    closers.push(() => worker.close());
  }
  if (role === 'web') {
    const sweeper = startSweeper(platform);
    closers.push(() => sweeper.close());
  }
  if (role === 'web' || role === 'all') {
    const app = await buildWeb(platform);
    closers.push(() => app.close());
    await app.listen({ host: config.host, port: config.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    process.stdout.write(`Alongside is at http://localhost:${port} (pid ${process.pid})\n${signIns?.printed(port) ?? ''}`);
  } else {
    process.stdout.write(`Alongside's worker is up (pid ${process.pid})\n`);
  }
}

async function migrate(databases: Config['databases']): Promise<void> {
  if (!databases) throw new Error('Set DATABASE_URL, DATABASE_SYSTEM_URL and DATABASE_OWNER_URL to migrate.');
  await migrateReal(databases);
  process.stdout.write('The database is up to date.\n');
}

async function addTrust({ config, secrets, log, closers, close }: Opening & { close(): Promise<void> }, file: string | undefined): Promise<void> {
  try {
    if (!file) throw new Error('Name the file that describes the trust: main.ts add-trust FILE.');
    const { servers, stop } = await openServers(config, log);
    closers.push(stop);
    const platform = openPlatform({ config, secrets, servers });
    closers.push(() => platform.close());
    process.stdout.write(await addTrustFrom(platform, file));
  } finally {
    await close();
  }
}

/** A first signal drains: no new work is taken, what is in hand is finished. A second one gives up waiting. */
function onSignals(close: () => Promise<void>): void {
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      close().catch(() => {
        process.exitCode = 1;
      });
    });
  }
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Problem ? error.detail : error instanceof Error ? error.message : 'It could not start.'}\n`);
  process.exitCode = 1;
});
