// The worker of the service: with it running, posts are screened and swept without anybody asking.
import { EventEmitter, once } from 'node:events';
import { eq } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { revisions } from '../src/texts/index.ts';
import { startSweeper, startWorker } from '../src/worker.ts';
import { untilItWorks } from './support/backends.ts';
import { REDIS_LEFT_OUT, redisMissing, startRedis } from './support/redis.ts';
import { HARMLESS, HELD_BY_RULE, addRule, loseJobs, rowsOf, standing, startThread } from './support/screening.ts';
import { openWorld, type World } from './support/world.ts';

async function screensByItself(t: Test, world: World): Promise<void> {
  const { north, platform } = world;
  await addRule(world, north);
  const author = await world.makeClient();
  const heard = new EventEmitter();
  const stop = await platform.hints.subscribe(`trust.${north.trustId}.queue`, ({ data }) => heard.emit('queue', data));
  const worker = await startWorker(platform);

  const queued = once(heard, 'queue');
  const held = await startThread(author, HELD_BY_RULE);
  t.match(await queued, [{ kind: 'case' }], 'moderators hear of it');
  const harmless = await startThread(author, HARMLESS);
  await untilItWorks(async () => {
    for (const { postId } of [held, harmless]) if ((await standing(world, north, postId)).settled < 2) throw new Error('not yet');
  });
  t.equal((await standing(world, north, held.postId)).state, 'held');
  t.equal((await standing(world, north, harmless.postId)).state, 'published');

  await stop();
  await worker.close();
  const after = await startThread(author, HARMLESS);
  t.equal((await standing(world, north, after.postId)).state, 'waiting', 'after it was stopped nothing is worked');
  await world.drain();
  t.equal((await standing(world, north, after.postId)).state, 'published', 'and nothing was lost');
}

t.test('on PostgreSQL', async (t) => screensByItself(t, await openWorld(t)));

t.test('on Redis', { skip: redisMissing() && REDIS_LEFT_OUT }, async (t) => {
  const redis = await startRedis(t);
  await screensByItself(t, await openWorld(t, { redis: { url: redis.url, prefix: 'worker' } }));
});

t.test('it sweeps what is overdue', async (t) => {
  const world = await openWorld(t);
  const { north } = world;
  // Nothing leaves the outbox here: what the sweeper adds stays to be seen.
  await world.platform.relay.close();
  const author = await world.makeClient();
  await startThread(author, HARMLESS);
  await loseJobs(world, north);
  world.clock.advance(6);
  const worker = await startWorker(world.platform);
  const attempts = () => rowsOf(world, north, (tx) => tx.select({ attempt: revisions.attempt }).from(revisions).where(eq(revisions.trustId, tx.trustId)));
  await untilItWorks(async () => {
    if ((await attempts()).some(({ attempt }) => attempt === 0)) throw new Error('not yet');
  });
  await worker.close();
  t.same(await attempts(), [{ attempt: 1 }, { attempt: 1 }], 'once each');
});

t.test('with no worker alive, what is not screened reaches the queue all the same', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const moderator = await world.makeStaff(['moderator']);
  const { postId } = await startThread(author, HARMLESS);
  const sweeper = startSweeper(world.platform);
  await untilItWorks(async () => {
    world.clock.advance(20);
    const { items } = (await moderator.get('/api/v1/cases?notScreened=true')).body;
    if (!items.some((item: { postId: string }) => item.postId === postId)) throw new Error('not yet');
  });
  await sweeper.close();
  t.equal((await author.get(`/api/v1/posts/${postId}`)).body.yours.state, 'waiting to be read');
});
