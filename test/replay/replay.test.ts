// A replay from beginning to end, against a listening server with its worker, over connections that fail.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { demoFileOf, openDemo } from '../../src/demo/index.ts';
import { type Clock, systemClock } from '../../src/kit/clock.ts';
import type { Options } from '../../src/replay/arguments.ts';
import { replay } from '../../src/replay/run.ts';
import { startWorker } from '../../src/worker.ts';
import { openWorld, type World } from '../support/world.ts';

const ROWS = [
  { id: 'tea', text: 'A cup of tea and a slow walk helped today.' },
  { id: 'worry', text: '\n  I want to die tonight.' },
  { id: 'phone', text: 'Ring me on 07700 900123 if you like.' },
  { id: 'empty', text: '   ' },
  { id: 'long', text: 'a'.repeat(10_001) },
  { id: 'ducks', text: 'The ducks were loud and I laughed.' },
];

/** A demo with its server listening, and a file of rows. */
async function openDemoWorld(t: Test, { worker }: { worker: boolean }) {
  const world = await openWorld(t);
  await openDemo(world.platform);
  const address = await world.listen();
  if (worker) {
    const working = await startWorker(world.platform);
    t.teardown(() => working.close());
  } else {
    await world.drain();
  }
  const folder = t.testdir({});
  const rows = join(folder, 'rows.jsonl');
  await writeFile(rows, ROWS.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const options: Options = {
    files: [rows], url: address, rate: 200, out: join(folder, 'preds.jsonl'), demo: demoFileOf(world.platform.config.dataDir),
    clients: 2, rules: false, patience: 60,
  };
  return { world, options };
}

/** The server's time is the world's, and waiting is real. */
const clockOf = (world: World): Clock => ({ now: () => world.clock.now(), monotonicMs: () => systemClock.monotonicMs() });

async function predictionsOf(file: string) {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return new Map<string, { severity: string; categories: string[]; matchedSpans: { start: number; end: number }[] }>(
    lines.map((line) => [JSON.parse(line).id, JSON.parse(line)]),
  );
}

/** How many posts there are in all trusts. */
async function postsOf(world: World): Promise<number> {
  const { rows } = await world.platform.db.withSystem((tx) => tx.execute<{ posts: number }>('select count(post_id)::int as posts from posts'));
  return rows[0]?.posts ?? 0;
}

/** A server between the replay and the real one, which may fail on the way there or back. */
async function between(t: Test, address: string, way: (request: IncomingMessage, forward: () => Promise<{ status: number; text: string }>, response: ServerResponse) => Promise<void>): Promise<string> {
  const server = createServer((request, response) => {
    const forward = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { authorization, 'content-type': type, 'idempotency-key': key } = request.headers;
      const answer = await fetch(`${address}${request.url}`, {
        method: request.method ?? 'GET',
        headers: {
          ...(authorization ? { authorization } : {}),
          ...(type ? { 'content-type': type } : {}),
          ...(typeof key === 'string' ? { 'idempotency-key': key } : {}),
        },
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      });
      return { status: answer.status, text: await answer.text() };
    };
    way(request, forward, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

t.test('with a worker', async (t) => {
  const { world, options } = await openDemoWorld(t, { worker: true });
  // A staff code works once, so each replay begins when the next one is due.
  await t.test('rows are posted, screened, read as a moderator and predicted', async (t) => {
    world.clock.advance(30);
    let told = '';
    const figures = await replay(options, { clock: clockOf(world), stderr: { write: (line: string) => void (told += line) } });
    t.match(figures, { sent: 6, accepted: 4, lost: [], fates: { waiting: 0, removed: 0, withdrawn: 0 } });
    t.equal(figures.fates.published + figures.fates.held, 4);
    t.ok(figures.fates.published >= 2, 'what is harmless is published');
    t.same(figures.refused.map(({ id }) => id).sort(), ['empty', 'long']);
    for (const { why } of figures.refused) t.match(why, /^422 Something needs changing/);
    t.equal(figures.milliseconds.counted, 4);
    t.ok(figures.detectors.posts >= 2, 'detectors flagged the worry and the phone number');
    t.ok(figures.detectors.byCategory['personal_information']);

    const predictions = await predictionsOf(options.out);
    t.same([...predictions.keys()].sort(), ['ducks', 'phone', 'tea', 'worry']);
    t.match(predictions.get('tea'), { severity: 'none', categories: [] });
    t.ok(['critical', 'high'].includes(predictions.get('worry')?.severity ?? ''));
    const spans = predictions.get('phone')?.matchedSpans ?? [];
    t.ok(spans.some(({ start, end }) => ROWS[2]?.text.slice(start, end).includes('07700 900123')));
    for (const { start } of predictions.get('worry')?.matchedSpans ?? []) t.ok(start >= 3, 'places are those of the row');
    t.match(told, /4 of 6 posted, refused 2/, 'progress was shown');
  });
  await t.test('answers that are lost and servers that are away make no second post', async (t) => {
    world.clock.advance(30);
    const before = await postsOf(world);
    const posts: string[] = [];
    const failed = { before: 0, after: 0 };
    const url = await between(t, options.url, async (request, forward, response) => {
      if (request.method !== 'POST' || !request.url?.endsWith('/threads')) {
        const { status, text } = await forward();
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
        return;
      }
      const key = String(request.headers['idempotency-key']);
      posts.push(key);
      const tries = posts.filter((each) => each === key).length;
      if (tries === 1) {
        failed.before += 1;
        response.writeHead(503).end();
        return;
      }
      const { status, text } = await forward();
      if (tries === 2) {
        failed.after += 1;
        response.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
    const figures = await replay({ ...options, url }, { clock: clockOf(world), stderr: { write: () => undefined } });
    t.same(failed, { before: 6, after: 6 });
    t.match(figures, { accepted: 4, lost: [] });
    t.equal(await postsOf(world), before + 4);
  });
  await t.test('a post that cannot be found again is lost, by name', async (t) => {
    world.clock.advance(30);
    let gone = '';
    const url = await between(t, options.url, async (request, forward, response) => {
      const { status, text } = await forward();
      const body = text === '' ? null : JSON.parse(text);
      if (request.method === 'POST' && request.url?.endsWith('/threads') && status === 201) gone ||= body.postId;
      const hidden = request.method === 'GET' && gone !== '' && request.url === `/api/v1/posts/${gone}`;
      response.writeHead(hidden ? 404 : status, { 'content-type': 'application/json' }).end(text);
    });
    const figures = await replay({ ...options, url }, { clock: clockOf(world), stderr: { write: () => undefined } });
    t.equal(figures.lost.length, 1);
    t.equal((await predictionsOf(options.out)).size, 3, 'and has no prediction');
  });
});

t.test('without a worker', async (t) => {
  const { world, options } = await openDemoWorld(t, { worker: false });
  await t.test('posts are still screening, and it says so in the end', async (t) => {
    world.clock.advance(30);
    const figures = await replay({ ...options, patience: 1 }, { clock: clockOf(world), stderr: { write: () => undefined } });
    t.match(figures, { accepted: 4, fates: { waiting: 4, published: 0, held: 0 }, lost: [] });
  });
  await t.test('what does not fit is said', async (t) => {
    world.clock.advance(30);
    const surroundings = { clock: clockOf(world), stderr: { write: () => undefined } };
    await t.rejects(replay({ ...options, demo: '/nowhere/demo.json' }, surroundings), /is not there/);
    await t.rejects(replay({ ...options, url: 'http://other.example' }, surroundings), /No demo trust answers on other.example/);
    await t.rejects(replay({ ...options, out: '/nowhere/preds.jsonl' }, surroundings), /cannot be written \(ENOENT\)/);
    const closed = await between(t, options.url, async (_request, _forward, response) => void response.writeHead(503).end());
    await t.rejects(replay({ ...options, url: closed, patience: 1 }, surroundings), { name: 'Unreachable', message: /cannot be reached \(status 503\)/ });
  });
});

t.test('the command says how it is used', async (t) => {
  const main = fileURLToPath(new URL('../../src/replay/main.ts', import.meta.url));
  const ended = spawnSync(process.execPath, ['--import=tsx', main, '--url', 'http://localhost:1'], { encoding: 'utf8' });
  t.equal(ended.status, 2);
  t.match(ended.stderr, /Name at least one file of rows[\s\S]*Usage: npm run replay/);
  t.equal(ended.stdout, '');
});
