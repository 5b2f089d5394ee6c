// The bench: thread pages, posting, 201-to-queue and rules in one run, with a table at the end.
import { execFile } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ms, table } from './figures.ts';
import { type Installation, openInstallation } from './installation.ts';
import { measurePages } from './pages.ts';
import { startHelper } from './processes.ts';
import { openRedis } from './redis.ts';
import { comparedRows } from './rounds.ts';
import { measureToQueue, type ToQueue } from './to-queue.ts';

const PARTS = ['pages', 'queue', 'rules'] as const;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function pages(installation: Installation): Promise<string[]> {
  say('Thread page and posting, in turns with their floors …');
  const load = startHelper('./load.ts');
  try {
    const { page, posting } = await measurePages(installation, load);
    return [
      table(comparedRows('Thread page (20 posts of 600 bytes)', 0.5, page)),
      table(comparedRows('Posting (600 bytes, durable)', 0.35, posting)),
      '  No worker runs meanwhile, so the jobs stay in the outbox: their way is measured below.',
    ];
  } finally {
    await load.stop();
  }
}

async function toQueue(installation: Installation): Promise<string[]> {
  say('201-to-queue on PostgreSQL, 20 seconds …');
  const head = ['201 to visible in the queue, 50 posts/s', 'p50 ms', 'p99 ms', 'aim p99', 'posts', 'lost'];
  const rows = [head, queueRow('  on PostgreSQL', 500, await measureToQueue(installation, null))];
  const redis = await openRedis();
  if (!redis) return [table(rows), '  left out: on Redis, because redis-server is missing; apt-get install redis-server brings it'];
  try {
    say('201-to-queue on Redis, 20 seconds …');
    rows.push(queueRow('  on Redis', 250, await measureToQueue(installation, redis.url)));
  } finally {
    await redis.close();
  }
  return [table(rows)];
}

function queueRow(where: string, aim: number, found: ToQueue): string[] {
  return [where, ms(found.p50), ms(found.p99), `< ${aim}`, String(found.posts), String(found.lost)];
}

/** In a process of its own, so that nothing before it has warmed or filled the heap. */
async function rules(): Promise<string[]> {
  say('Rules …');
  const file = fileURLToPath(new URL('./rules.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import=tsx', file]);
  return [stdout.trimEnd()];
}

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((part) => !PARTS.some((known) => known === part));
  if (unknown.length > 0) throw new Error(`Unknown part: ${unknown.join(', ')}. Use some of: ${PARTS.join(', ')}.`);
  const does = (part: (typeof PARTS)[number]): boolean => wanted.length === 0 || wanted.includes(part);
  const began = performance.now();
  const [busy = 0] = loadavg();
  const found: string[] = [];
  const installation = await openInstallation();
  try {
    if (does('pages')) found.push(...(await pages(installation)));
    if (does('queue')) found.push(...(await toQueue(installation)));
  } finally {
    await installation.close();
  }
  if (does('rules')) found.push(...(await rules()));
  say(`\n${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}, ${Math.round((performance.now() - began) / 1000)} s in all`);
  say(`Load average before the run: ${busy.toFixed(1)}${busy > 0.5 ? ' (the machine was busy with something else: times are longer and ratios lower than its own)' : ''}.`);
  say('Service, floor, load and PostgreSQL share these cores. Figures are medians of rounds taken in turns.\n');
  say(found.join('\n\n'));
}

await main(process.argv.slice(2));
