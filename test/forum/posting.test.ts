// Posting through the API: what is accepted, what is refused and in which words, and that twice is once.
import { and, count, eq } from 'drizzle-orm';
import t from 'tap';
import { accounts } from '../../src/accounts/index.ts';
import { auditActs } from '../../src/audit/index.ts';
import { posts, submitPost } from '../../src/forum/index.ts';
import type { Client } from '../../src/kit/actor.ts';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { newId } from '../../src/kit/ids.ts';
import { revisions, texts } from '../../src/texts/index.ts';
import { HARMLESS, rowsOf, startThread } from '../support/screening.ts';
import { openWorld } from '../support/world.ts';
import { textsOf } from './support/read-everything.ts';

t.test('posting', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const other = await world.makeClient();
  const stranger = await world.makeClient(world.south);
  const moderator = await world.makeStaff(['moderator']);
  const administrator = await world.makeStaff(['administrator']);
  const { threadId, postId } = await startThread(author, HARMLESS);
  await world.drain();
  const url = `/api/v1/threads/${threadId}/posts`;
  const countPosts = (accountId: string) =>
    rowsOf(world, world.north, (tx) =>
      tx.select({ posts: count() }).from(posts).where(and(eq(posts.trustId, tx.trustId), eq(posts.authorId, accountId))),
    ).then(([row]) => row?.posts);

  await t.test('a post is saved with its obligation and its audit row, and is checked before others read it', async (t) => {
    const answer = await other.post(url, { text: 'Hello there', contentNote: 'about birds', wish: 'ideas_welcome' });
    t.equal(answer.status, 201);
    t.match(answer.body, { threadId, state: 'being checked', why: /saved/, whenReadNext: /not an emergency service/, revision: 1 });
    const written = await rowsOf(world, world.north, async (tx) => ({
      owed: await tx
        .select({ kind: texts.kind, body: revisions.body, state: revisions.state, rules: revisions.rulesDoneAt })
        .from(texts)
        .innerJoin(revisions, and(eq(revisions.trustId, texts.trustId), eq(revisions.textId, texts.textId)))
        .where(and(eq(texts.trustId, tx.trustId), eq(texts.postId, answer.body.postId))),
      acts: await tx
        .select({ act: auditActs.act, actor: auditActs.actorId })
        .from(auditActs)
        .where(and(eq(auditActs.trustId, tx.trustId), eq(auditActs.subjectId, answer.body.postId))),
    }));
    t.strictSame(written.owed.map((each) => [each.kind, each.body, each.state, each.rules]).sort(), [
      ['content_note', 'about birds', 'screening', null],
      ['post', 'Hello there', 'screening', null],
    ]);
    t.same(written.acts, [{ act: 'post.written', actor: other.accountId }]);
    t.same(await textsOf(author, threadId), [HARMLESS], 'nobody else reads it yet');
    t.same(await textsOf(other, threadId), [HARMLESS, 'Hello there'], 'its author does');
    await world.drain();
    const page = await author.get(url);
    t.match(page.body.items[1], {
      text: 'Hello there', contentNote: 'about birds', contentNoteBy: 'author', wish: 'ideas_welcome', edited: false,
      author: { name: other.name, badge: null }, yours: null, staff: null, parentId: null, depth: 0,
    });
  });

  await t.test('replies are a tree that is shown three deep', async (t) => {
    let parentId = postId;
    const depths: number[] = [];
    for (let at = 0; at < 5; at += 1) {
      const reply = await author.post(url, { text: `Reply ${at}`, parentId });
      t.equal(reply.status, 201);
      await world.drain();
      const shown = await other.get(`/api/v1/posts/${reply.body.postId}`);
      t.equal(shown.body.parentId, parentId);
      depths.push(shown.body.depth);
      parentId = reply.body.postId;
    }
    t.same(depths, [1, 2, 3, 3, 3]);
  });

  await t.test('a parent that cannot be seen and one that does not exist are the same answer', async (t) => {
    const waiting = await other.post(url, { text: 'Only mine for now' });
    const elsewhere = await startThread(author, HARMLESS);
    const answers = [];
    for (const parentId of [waiting.body.postId, elsewhere.postId, newId(instant(0))]) {
      const { status, body } = await author.post(url, { text: 'A reply', parentId });
      answers.push([status, body.errors]);
    }
    t.same(answers[0], [422, [{ path: 'body.parentId', message: 'You cannot reply to that post now. Leave it out to reply to the thread.' }]]);
    t.same(answers[1], answers[0]);
    t.same(answers[2], answers[0]);
    await world.drain();
  });

  await t.test('what a text may be', async (t) => {
    const emoji = '\u{1F642}';
    const accepted: [string, string][] = [
      ['one character', 'a'],
      ['10,000 code points', emoji.repeat(10_000)],
      ['right-to-left override, stored as it is', 'abc \u202E def'],
      ['a joiner and a combining accent', 'e\u0301 \u{1F469}\u200D\u{1F33E}'],
    ];
    for (const [name, text] of accepted) {
      const answer = await author.post(url, { text });
      t.equal(answer.status, 201, name);
      t.equal((await author.get(`/api/v1/posts/${answer.body.postId}`)).body.text, text, name);
    }
    const refused: [string, unknown, string][] = [
      ['empty', { text: '' }, 'body.text'],
      ['blank', { text: ' \n\t ' }, 'body.text'],
      ['10,001 code points', { text: emoji.repeat(10_001) }, 'body.text'],
      ['NUL', { text: 'a\u0000b' }, 'body.text'],
      ['a lone surrogate', { text: 'a\uD800b' }, 'body.text'],
      ['no text', {}, 'body.text'],
      ['a number', { text: 7 }, 'body.text'],
      ['a list', { text: ['a'] }, 'body.text'],
      ['null', { text: null }, 'body.text'],
      ['an unknown field', { text: 'a', state: 'published' }, 'body'],
      ['no wish of ours', { text: 'a', wish: 'likes' }, 'body.wish'],
      ['a parent that is no id', { text: 'a', parentId: 'x' }, 'body.parentId'],
      ['an empty note', { text: 'a', contentNote: ' ' }, 'body.contentNote'],
      ['a note of 81', { text: 'a', contentNote: 'n'.repeat(81) }, 'body.contentNote'],
    ];
    for (const [name, body, path] of refused) {
      const answer = await author.post(url, body);
      t.equal(answer.status, 422, name);
      t.equal(answer.body.errors[0].path, path, name);
      t.notMatch(answer.raw, /published|likes/, `${name}: nothing of what was sent comes back`);
    }
    const forum = `/api/v1/forums/${world.north.forums.screenFirst}/threads`;
    t.equal((await author.post(forum, { title: 't'.repeat(120), text: 'a' })).status, 201);
    t.equal((await author.post(forum, { title: 't'.repeat(121), text: 'a' })).body.errors[0].path, 'body.title');
    t.equal((await author.post(forum, { text: 'a' })).body.errors[0].path, 'body.title');
    t.equal((await author.post(url, 'not json', { 'content-type': 'application/json' })).status, 400);
    await world.drain();
  });

  await t.test('sent twice under one key it is one post; with other words it is refused', async (t) => {
    const before = await countPosts(author.accountId);
    const key = { 'idempotency-key': 'the-same-key-1' };
    const twins = await Promise.all([author.post(url, { text: 'Once' }, key), author.post(url, { text: 'Once' }, key)]);
    t.same(twins.map(({ status }) => status), [201, 201]);
    t.equal(twins[0]?.body.postId, twins[1]?.body.postId);
    const later = await author.post(url, { text: 'Once' }, key);
    t.same(later.body, twins[0]?.body);
    t.equal(await countPosts(author.accountId), Number(before) + 1);
    const mismatch = await author.post(url, { text: 'Twice' }, key);
    t.equal(mismatch.status, 422);
    t.equal(mismatch.body.type, '/problems/idempotency-mismatch');
    t.equal((await other.post(url, { text: 'Once' }, key)).status, 201, 'the key is each account\'s own');
    const thread = { title: 'One thread', text: 'One' };
    const forum = `/api/v1/forums/${world.north.forums.screenFirst}/threads`;
    const [first, second] = [await author.post(forum, thread, { 'idempotency-key': 'thread-key-1' }), await author.post(forum, thread, { 'idempotency-key': 'thread-key-1' })];
    t.same(first.body, second.body);
    t.equal((await author.post(url, { text: 'a' }, { 'idempotency-key': 'short' })).status, 422);
    await world.drain();
  });

  await t.test('moderators write as moderators and are checked alike; other staff and visitors do not write', async (t) => {
    const reply = await moderator.post(url, { text: 'Thank you for starting this.' });
    t.equal(reply.status, 201);
    t.equal(reply.body.state, 'being checked');
    t.notMatch((await author.get(url)).raw, /Thank you for starting/);
    await world.drain();
    t.match((await author.get(`/api/v1/posts/${reply.body.postId}`)).body.author, { name: moderator.name, badge: 'moderator' });
    t.equal((await administrator.post(url, { text: 'a' })).status, 403);
    t.equal((await world.visitor().post(url, { text: 'a' })).status, 401);
    t.equal((await world.visitor().get(url)).status, 401);
  });

  await t.test('another trust answers as if nothing were there', async (t) => {
    for (const path of [`/api/v1/forums/${world.north.forums.screenFirst}`, `/api/v1/forums/${world.north.forums.screenFirst}/threads`, `/api/v1/threads/${threadId}`, url, `/api/v1/posts/${postId}`]) {
      t.equal((await stranger.get(path)).status, 404, path);
    }
    t.equal((await stranger.post(url, { text: 'a' })).status, 404);
    t.equal((await stranger.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'a', text: 'a' })).status, 404);
    t.equal((await stranger.put(`/api/v1/posts/${postId}/text`, { text: 'a' })).status, 404);
    t.equal((await stranger.put(`/api/v1/posts/${postId}/content-note`, { contentNote: null })).status, 404);
    t.equal((await stranger.post(`/api/v1/posts/${postId}/take-back`)).status, 404);
    t.equal((await author.get('/api/v1/threads/not-an-id')).status, 422);
  });

  await t.test('while replies are paused nobody posts, and everybody reads why', async (t) => {
    const lock = `/api/v1/threads/${threadId}/lock`;
    t.equal((await author.put(lock, { locked: true })).status, 403);
    t.equal((await moderator.put(lock, { locked: true })).status, 200);
    const refused = await other.post(url, { text: 'a' });
    t.equal(refused.status, 409);
    t.equal(refused.body.detail, 'A moderator has paused replies here. Nobody is in trouble for posting here.');
    t.match((await other.get(`/api/v1/threads/${threadId}`)).body, { locked: true, lockedWords: refused.body.detail });
    t.equal((await moderator.put(lock, { locked: false })).status, 200);
    t.equal((await other.post(url, { text: 'a' })).status, 201);
    t.equal((await moderator.put(`/api/v1/threads/${newId(instant(0))}/lock`, { locked: true })).status, 404);
  });

  await t.test('who is paused reads on, takes words out and takes back, and adds nothing', async (t) => {
    const paused = await world.makeClient();
    const own = await paused.post(url, { text: 'One two three' });
    await rowsOf(world, world.north, (tx) =>
      tx
        .update(accounts)
        .set({ pausedUntil: plusSeconds(world.clock.now(), 3600) })
        .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, paused.accountId))),
    );
    const refusals = [
      await paused.post(url, { text: 'More' }),
      await paused.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'More', text: 'More' }),
      await paused.put(`/api/v1/posts/${own.body.postId}/text`, { text: 'One two three four' }),
      await paused.put(`/api/v1/posts/${own.body.postId}/content-note`, { contentNote: 'More' }),
    ];
    for (const refusal of refusals) {
      t.equal(refusal.status, 403);
      t.match(refusal.body.detail, /^Posting is paused until Monday 23 November, 11(:\d\d)?am\. .*You can still get urgent help/);
    }
    t.equal((await paused.get(url)).status, 200);
    t.equal((await paused.put(`/api/v1/posts/${own.body.postId}/text`, { text: 'One three' })).status, 200);
    t.equal((await paused.post(`/api/v1/posts/${own.body.postId}/take-back`)).status, 200);
    world.clock.advance(3601);
    t.equal((await paused.post(url, { text: 'Here again' })).status, 201);
    await world.drain();
  });

  await t.test('a post that is refused half-way leaves nothing behind', async (t) => {
    const before = await countPosts(author.accountId);
    const by: Client = { kind: 'client', accountId: author.accountId, sessionId: author.accountId, displayName: author.name, pausedUntil: null };
    const now = world.clock.now();
    await t.rejects(
      rowsOf(world, world.north, async (tx) => {
        await submitPost(tx, by, { postId: newId(now), threadId, text: 'Never' }, now);
        throw new Error('the process dies here');
      }),
      /dies here/,
    );
    t.equal(await countPosts(author.accountId), before);
  });
});

t.test('an account sends so many posts in an hour, and what it wrote is not lost', async (t) => {
  const world = await openWorld(t, { config: { limits: { postsPerHour: 2, signInsPerMinute: 1000 } } });
  const author = await world.makeClient();
  const other = await world.makeClient();
  const { threadId } = await startThread(author, HARMLESS);
  await world.drain();
  const url = `/api/v1/threads/${threadId}/posts`;
  t.same([(await author.post(url, { text: '1' })).status, (await author.post(url, { text: '2' })).status], [201, 201]);
  const third = await author.post(url, { text: '3' });
  t.equal(third.status, 429);
  t.match(third.body.detail, /Nothing you wrote is lost/);
  t.ok(Number(third.headers['retry-after']) > 0);
  t.equal((await other.post(url, { text: '1' })).status, 201, 'each account has its own');
  await world.drain();
});
