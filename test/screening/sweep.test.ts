// The sweeper: jobs that are lost are asked for again, and a text whose checks never run reaches a person all the same.
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { Redis } from 'ioredis';
import t from 'tap';
import { screeningJobs, sweepOnce } from '../../src/screening/index.ts';
import { REDIS_LEFT_OUT, redisMissing, startRedis } from '../support/redis.ts';
import { addRule, HARMLESS, HELD_BY_RULE, HOLDS, loseJobs, revisionOf, standing, startThread } from '../support/screening.ts';
import { openWorld, type World } from '../support/world.ts';

/** Lets the sweeper look some seconds later. */
async function sweepAfter(world: World, seconds: number): Promise<{ again: number; givenUp: number }> {
  world.clock.advance(seconds);
  return sweepOnce(world.platform, world.clock.now());
}

/** A world in which nothing leaves the outbox but by `drain`, so that a test can lose it. */
async function stillWorld(...args: Parameters<typeof openWorld>): Promise<World> {
  const world = await openWorld(...args);
  await world.platform.relay.close();
  return world;
}

t.test('lost jobs', async (t) => {
  const world = await stillWorld(t);
  const { north } = world;
  const author = await world.makeClient();

  t.test('are asked for again when their time has come, and not before', async (t) => {
    const { postId } = await startThread(author, HARMLESS);
    await loseJobs(world, north);
    await world.drain();
    t.match(await standing(world, north, postId), { state: 'waiting' });
    t.same(await sweepAfter(world, 4), { again: 0, givenUp: 0 });
    t.same(await sweepAfter(world, 2), { again: 2, givenUp: 0 }, 'the words and the title');
    t.same(await sweepAfter(world, 0), { again: 0, givenUp: 0 }, 'once');
    await world.drain();
    t.match(await standing(world, north, postId), { state: 'published', cases: [], told: [] });
    t.same(await sweepAfter(world, 3600), { again: 0, givenUp: 0 }, 'nothing is owed any more');
  });

  t.test('are asked for once by two sweepers, and only for the check that has not run', async (t) => {
    const { postId } = await startThread(author, HARMLESS);
    const [rulesJob] = screeningJobs(world.platform);
    await rulesJob?.handle({ trustId: north.trustId, revisionId: await revisionOf(world, north, postId) }, { id: 'first' });
    await loseJobs(world, north);
    world.clock.advance(6);
    const now = world.clock.now();
    const looks = await Promise.all([sweepOnce(world.platform, now), sweepOnce(world.platform, now)]);
    t.equal(looks.reduce((sum, look) => sum + look.again, 0), 2);
    const { waiting } = await outbox(world);
    t.same(waiting, { rules: 1, risk: 2 });
    await world.drain();
    t.match(await standing(world, north, postId), { state: 'published' });
  });

  t.test('in the end bring the text to a person, and its author is told', async (t) => {
    await addRule(world, north);
    const { postId } = await startThread(author, HELD_BY_RULE);
    await loseJobs(world, north);
    for (const seconds of [6, 11, 21]) {
      t.same(await sweepAfter(world, seconds), { again: 2, givenUp: 0 }, `${seconds} s`);
      await loseJobs(world, north);
      t.match(await standing(world, north, postId), { state: 'waiting', cases: [] });
    }
    t.same(await sweepAfter(world, 41), { again: 0, givenUp: 2 });
    const now = await standing(world, north, postId);
    t.match(now, { state: 'held', told: ['checks-not-working'], cases: [{ notScreened: true, priority: 'soon' }] });
    t.same(new Set(now.flags.map((flag) => flag.sourceId)), new Set(['jobs-lost']));
    const moderator = await world.makeStaff(['moderator']);
    const queue = await moderator.get('/api/v1/cases?notScreened=true');
    t.ok(queue.body.items.some((item: { postId: string }) => item.postId === postId));
    t.same(await sweepAfter(world, 3600), { again: 0, givenUp: 0 });
  });

  t.test('that come after all add their flags and let nothing go', async (t) => {
    const { postId } = await startThread(author, HOLDS);
    const harmless = await startThread(author, HARMLESS);
    await loseJobs(world, north);
    for (const seconds of [6, 11, 21, 41]) {
      await sweepAfter(world, seconds);
      await loseJobs(world, north);
    }
    for (const each of [postId, harmless.postId]) {
      const job = { trustId: north.trustId, revisionId: await revisionOf(world, north, each) };
      for (const { handle } of screeningJobs(world.platform)) await handle(job, { id: 'late' });
    }
    const now = await standing(world, north, postId);
    t.match(now, { state: 'held', told: ['checks-not-working', 'help'], cases: [{ notScreened: true, priority: 'immediate' }] });
    t.equal(now.cases.length, 1);
    t.ok(now.flags.some((flag) => flag.source === 'detector'));
    t.match(await standing(world, north, harmless.postId), { state: 'held', cases: [{ notScreened: true, priority: 'soon' }] });
  });

  t.test('of a note to moderators hold nothing and still reach a person', async (t) => {
    const { postId } = await startThread(author, HARMLESS);
    await world.drain();
    const worried = await world.makeClient();
    const answer = await worried.post(`/api/v1/posts/${postId}/reports`, { reason: 'something_else', worried: true, note: 'They seem low.' });
    t.equal(answer.status, 201, answer.raw);
    await loseJobs(world, north);
    for (const seconds of [6, 11, 21, 41]) {
      await sweepAfter(world, seconds);
      await loseJobs(world, north);
    }
    t.match(await standing(world, north, postId), { state: 'published', cases: [{ notScreened: true, reported: true, priority: 'urgent' }] });
  });
});

t.test('whatever is lost, comes twice or comes late, a text ends published or with a person', async (t) => {
  const world = await stillWorld(t);
  const { north, platform } = world;
  await addRule(world, north);
  const author = await world.makeClient();
  const handles = screeningJobs(platform).map(({ handle }) => handle);
  const step = constantFrom('rules', 'risk', 'lose', 'sweep', 'drain');
  const body = constantFrom(HARMLESS, HOLDS, HELD_BY_RULE);
  await assert(
    asyncProperty(body, array(step, { maxLength: 8 }), async (words, steps) => {
      const { postId, threadId } = await startThread(author, words);
      const job = { trustId: north.trustId, revisionId: await revisionOf(world, north, postId) };
      for (const each of steps) {
        if (each === 'lose') await loseJobs(world, north);
        else if (each === 'sweep') await sweepAfter(world, 6);
        else if (each === 'drain') await world.drain();
        else await handles[each === 'rules' ? 0 : 1]?.(job, { id: 'some' });
        await noneLost(postId, words, threadId);
      }
      for (let turn = 0; turn < 4; turn += 1) {
        await sweepAfter(world, 41);
        await loseJobs(world, north);
      }
      const end = await standing(world, north, postId);
      if (end.state !== 'published' && end.cases.length !== 1) throw new Error(`${end.state} without a case`);
      if (end.state === 'waiting' || end.revisions.some(({ revision }) => revision.settledAt === null)) throw new Error('never settled');
    }),
    { numRuns: 12, seed: 20261123 },
  );
  t.pass('every one of them');

  /** At no instant is a held post without a case, or one that must be held published. */
  async function noneLost(postId: string, words: string, threadId: string): Promise<void> {
    const now = await standing(world, north, postId);
    if (now.state === 'held' && now.cases.length !== 1) throw new Error('held without a case');
    if (now.state === 'published' && words !== HARMLESS) throw new Error(`published what is to be held, in ${threadId}`);
    if (now.flags.length > 0 && now.cases.length !== 1) throw new Error('flagged without a case');
  }
});

t.test('a Redis that forgot everything', { skip: redisMissing() && REDIS_LEFT_OUT }, async (t) => {
  const redis = await startRedis(t);
  const world = await stillWorld(t, { redis: { url: redis.url, prefix: 'sweep' } });
  const author = await world.makeClient();
  const { postId } = await startThread(author, HARMLESS);
  await world.platform.relay.runOnce();
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
  await world.drain();
  t.match(await standing(world, world.north, postId), { state: 'waiting' }, 'the jobs are gone');
  t.same(await sweepAfter(world, 6), { again: 2, givenUp: 0 });
  await world.drain();
  t.match(await standing(world, world.north, postId), { state: 'published' });
});

async function outbox(world: World): Promise<{ waiting: Record<string, number> }> {
  const { rows } = await world.platform.db.withSystem((tx) =>
    tx.execute<{ queue: string }>('select queue from outbox order by outbox_id'),
  );
  const waiting: Record<string, number> = {};
  for (const { queue } of rows) waiting[queue] = (waiting[queue] ?? 0) + 1;
  return { waiting };
}
