// Changing what one wrote: what others read meanwhile, and afterwards, in each kind of forum.
import { and, eq } from 'drizzle-orm';
import t from 'tap';
import { posts } from '../../src/forum/index.ts';
import { HARMLESS, HOLDS, rowsOf, standing, startThread } from '../support/screening.ts';
import { openWorld } from '../support/world.ts';
import { readEverything } from './support/read-everything.ts';

t.test('changing a post', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const other = await world.makeClient();
  const moderator = await world.makeStaff(['moderator']);
  const { screenFirst, publishFirst, holdAll } = world.north.forums;
  const start = async (forumId: string, text = HARMLESS) => {
    const written = await startThread(author, text, forumId);
    await world.drain();
    return { ...written, forumId, url: `/api/v1/posts/${written.postId}`, text: `/api/v1/posts/${written.postId}/text` };
  };
  const readBy = async (reader: typeof other, url: string) => (await reader.get(url)).body?.text;
  const rowOf = async (postId: string) =>
    (await rowsOf(world, world.north, (tx) => tx.select().from(posts).where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)))))[0];

  const markAsRead = (postId: string) =>
    rowsOf(world, world.north, (tx) =>
      tx.update(posts).set({ readAt: world.clock.now() }).where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId))),
    );

  await t.test('screen first: others read the earlier words until the new ones are clear', async (t) => {
    const at = await start(screenFirst);
    const answer = await author.put(at.text, { text: 'I walked by the sea instead.' });
    t.match(answer, { status: 200, body: { state: 'published', revision: 2, why: /what you wrote before/ } });
    t.equal(await readBy(other, at.url), HARMLESS);
    t.equal(await readBy(author, at.url), 'I walked by the sea instead.');
    t.match((await author.get(at.url)).body.yours, { state: 'published', changing: true });
    t.match((await moderator.get(at.url)).body, { text: 'I walked by the sea instead.', staff: { state: 'published', othersRead: 'earlier-words' } });
    await world.drain();
    t.equal(await readBy(other, at.url), 'I walked by the sea instead.');
    t.match((await other.get(at.url)).body, { edited: true });
    t.match((await author.get(at.url)).body.yours, { changing: false });
    t.equal((await standing(world, world.north, at.postId)).settled, 3, 'title and both revisions were screened');
  });

  await t.test('the last of several changes is what others come to read', async (t) => {
    const at = await start(screenFirst);
    for (const text of ['First change', 'Second change', 'Third change']) await author.put(at.text, { text });
    await world.drain();
    t.equal(await readBy(other, at.url), 'Third change');
    const waiting = await startThread(author, HARMLESS);
    await author.put(`/api/v1/posts/${waiting.postId}/text`, { text: 'Changed while it was checked' });
    await world.drain();
    t.equal(await readBy(other, `/api/v1/posts/${waiting.postId}`), 'Changed while it was checked');
  });

  await t.test('when the new words are held, the earlier ones are hidden too, and the case stays', async (t) => {
    const at = await start(screenFirst);
    await author.put(at.text, { text: HOLDS });
    await world.drain();
    t.equal((await other.get(at.url)).status, 404);
    t.notMatch(await readEverything(other, at), new RegExp(`${HARMLESS}|${HOLDS}`));
    t.equal((await standing(world, world.north, at.postId)).cases.length, 1);
    await author.put(at.text, { text: HARMLESS });
    await world.drain();
    const after = await standing(world, world.north, at.postId);
    t.equal(after.state, 'held', 'no machine publishes what is held');
    t.equal(after.cases.length, 1, 'what was flagged is still to be read');
  });

  await t.test('taking words out takes effect at once; checked afterwards', async (t) => {
    for (const forumId of [screenFirst, publishFirst]) {
      const at = await start(forumId, 'My number is 07700 900123 and I like swans.');
      await markAsRead(at.postId);
      await author.put(at.text, { text: 'I like swans.' });
      t.equal(await readBy(other, at.url), 'I like swans.');
      t.equal((await rowOf(at.postId))?.readAt, null, 'fewer words can say something else, so a person reads them again');
      await world.drain();
      t.equal(await readBy(other, at.url), 'I like swans.');
    }
    const held = await start(screenFirst, 'Does anyone here never want to die with me or else');
    await author.put(held.text, { text: HOLDS });
    await world.drain();
    t.equal((await other.get(held.url)).status, 404, 'taking words out can still be held');
  });

  await t.test('publish first: new words are read at once, and hidden if held', async (t) => {
    const at = await start(publishFirst);
    await author.put(at.text, { text: 'New words at once' });
    t.equal(await readBy(other, at.url), 'New words at once');
    await author.put(at.text, { text: HOLDS });
    t.equal(await readBy(other, at.url), HOLDS);
    await world.drain();
    t.equal((await other.get(at.url)).status, 404);
  });

  await t.test('hold all: changing holds the post until a person has read it again', async (t) => {
    const written = await startThread(author, HARMLESS, holdAll);
    await world.drain();
    await author.put(`/api/v1/posts/${written.postId}/text`, { text: 'Other words' });
    await world.drain();
    t.equal((await other.get(`/api/v1/posts/${written.postId}`)).status, 404);
    t.equal((await standing(world, world.north, written.postId)).state, 'held');
  });

  await t.test('published words that no person has read yet are again "not read"', async (t) => {
    const at = await start(screenFirst);
    await markAsRead(at.postId);
    const first = await rowOf(at.postId);
    await author.put(at.text, { text: 'Something else again' });
    t.ok((await rowOf(at.postId))?.readAt, 'not before others read them');
    await world.drain();
    const after = await rowOf(at.postId);
    t.equal(after?.readAt, null);
    t.ok(Number(after?.publishedAt) > Number(first?.publishedAt), 'the wait for a reader begins now');
  });

  await t.test('If-Match refuses a change of words that are no longer the newest', async (t) => {
    const at = await start(screenFirst);
    const etag = (await author.get(at.url)).headers['etag'] ?? '';
    t.equal(etag, '"1"');
    t.equal((await author.put(at.text, { text: 'Mine first' }, { 'if-match': etag })).status, 200);
    const stale = await author.put(at.text, { text: 'Too late' }, { 'if-match': etag });
    t.match(stale, { status: 412, body: { currentVersion: 2 } });
    t.equal((await author.put(at.text, { text: 'Too late' }, { 'if-match': 'nonsense' })).status, 412);
    t.equal((await author.put(at.text, { text: 'Mine first' }, { 'if-match': '"2"' })).body.revision, 2, 'the same words are no change');
    t.equal((await other.get(at.url)).headers['etag'], undefined);
    await world.drain();
  });

  await t.test('only its author changes a post, and only with text that may be one', async (t) => {
    const at = await start(screenFirst);
    t.equal((await other.put(at.text, { text: 'a' })).status, 404);
    t.equal((await moderator.put(at.text, { text: 'a' })).status, 404);
    t.equal((await other.put(`${at.url}/content-note`, { contentNote: 'a' })).status, 404);
    t.equal((await world.visitor().put(at.text, { text: 'a' })).status, 401);
    for (const text of ['', 'a\u0000b', '\uDC00', 'x'.repeat(10_001)]) t.equal((await author.put(at.text, { text })).status, 422);
    t.equal((await author.put(at.text, { text: 'a', note: 'b' })).status, 422);
    t.equal((await author.put(`${at.url}/content-note`, {})).status, 422);
    t.equal(await readBy(other, at.url), HARMLESS);
  });

  await t.test('a content note is checked before others read it, and taken away at once', async (t) => {
    const at = await start(screenFirst);
    const note = `${at.url}/content-note`;
    const noteBy = async (reader: typeof other) => (await reader.get(at.url)).body.contentNote;
    t.equal((await author.put(note, { contentNote: 'about water' })).status, 200);
    t.same([await noteBy(author), await noteBy(other)], ['about water', null]);
    await markAsRead(at.postId);
    await world.drain();
    t.equal(await noteBy(other), 'about water');
    t.equal((await rowOf(at.postId))?.readAt, null, 'no person has read the note yet');
    await author.put(note, { contentNote: 'about birds' });
    t.equal(await noteBy(other), 'about water');
    await author.put(note, { contentNote: null });
    t.equal(await noteBy(other), null);
    await world.drain();
    t.equal(await noteBy(other), null, 'the check of a note that is gone brings nothing back');
    await author.put(note, { contentNote: HOLDS });
    await world.drain();
    t.equal((await other.get(at.url)).status, 404, 'a held note holds the post');
  });

  await t.test('a note taken away before its checks holds nothing, and what it said is still read by a person', async (t) => {
    for (const [forumId, state] of [[screenFirst, 'published'], [holdAll, 'held']] as const) {
      const body = { title: 'A walk', text: HARMLESS, contentNote: HOLDS };
      const { postId, threadId } = (await author.post(`/api/v1/forums/${forumId}/threads`, body)).body;
      await author.put(`/api/v1/posts/${postId}/content-note`, { contentNote: null });
      await world.drain();
      const after = await standing(world, world.north, String(postId));
      t.equal(after.state, state, 'it waits no longer for its checks');
      t.equal(after.cases.length, 1);
      t.notMatch(await readEverything(other, { postId: String(postId), threadId: String(threadId), forumId }), new RegExp(HOLDS));
    }
  });
});
