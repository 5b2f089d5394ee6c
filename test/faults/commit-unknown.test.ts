// The connection to PostgreSQL is lost at the commit: nobody knows whether it happened, and sending again finds out.
import { randomUUID } from 'node:crypto';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { posts } from '../../src/forum/index.ts';
import { HARMLESS, rowsOf } from '../support/screening.ts';
import { sharedServer } from '../support/server.ts';
import { openWorld } from '../support/world.ts';

/** Where a way breaks: before PostgreSQL hears that it shall commit, or after it has, before its answer arrives. */
type Place = 'asking' | 'answer';
const SIGNS: Record<Place, Buffer> = { asking: Buffer.from('commit'), answer: Buffer.from('COMMIT\0') };

/** A way to PostgreSQL that breaks once when told to. */
async function openWay(t: Test): Promise<{ port: number; breakAt(place: Place): void }> {
  const { port } = await sharedServer();
  let next: Place | null = null;
  /** Whether this is where it breaks. */
  const breaks = (place: Place, chunk: Buffer): boolean => {
    if (next !== place || !chunk.includes(SIGNS[place])) return false;
    next = null;
    return true;
  };
  const server = createServer((here) => {
    const there = createConnection(port, '127.0.0.1');
    const cut = (): void => {
      here.destroy();
      there.destroy();
    };
    here.on('data', (chunk: Buffer) => (breaks('asking', chunk) ? cut() : there.write(chunk)));
    there.on('data', (chunk: Buffer) => (breaks('answer', chunk) ? cut() : here.write(chunk)));
    for (const end of [here, there]) end.on('error', cut).on('close', cut);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return {
    port: (server.address() as AddressInfo).port,
    breakAt: (place) => {
      next = place;
    },
  };
}

t.test('the connection is lost at the commit', async (t) => {
  const way = await openWay(t);
  const { port } = await sharedServer();
  const world = await openWorld(t, { servers: (real) => ({ ...real, app: real.app.replace(`:${port}/`, `:${way.port}/`) }) });
  const author = await world.makeClient();
  const path = `/api/v1/forums/${world.north.forums.screenFirst}/threads`;
  const written = () => rowsOf(world, world.north, (tx) => tx.select({ id: posts.postId }).from(posts).where(eq(posts.trustId, tx.trustId)));
  const outcomes: string[] = [];
  for (const place of ['asking', 'answer'] as const) {
    const before = (await written()).map(({ id }) => id);
    const send = { title: 'A walk', text: `${HARMLESS} ${place}` };
    const key = { 'idempotency-key': randomUUID() };
    way.breakAt(place);
    const lost = await author.post(path, send, key);
    t.match(lost, { status: 503, headers: { 'retry-after': /^\d+$/, 'content-type': /problem\+json/ } });
    const saved = (await written()).map(({ id }) => id).filter((id) => !before.includes(id));
    outcomes.push(saved.length > 0 ? 'saved' : 'not saved');
    if (saved.length > 0) t.notMatch(lost.body.detail, /(?<!may )(?:not|nothing was|never) (?:been )?saved/i, 'it does not say what it cannot know');

    const again = await author.post(path, send, key);
    t.equal(again.status, 201);
    if (saved[0]) t.equal(again.body.postId, saved[0], 'the answer that was lost');
    t.equal((await written()).length, before.length + 1, 'it is there once');
    await world.drain();
    t.equal((await author.get(`/api/v1/posts/${again.body.postId}`)).body.yours.state, 'published', 'with the duty to check it');
  }
  t.same(outcomes, ['not saved', 'saved'], 'both happen, and the answer cannot tell which');
});
