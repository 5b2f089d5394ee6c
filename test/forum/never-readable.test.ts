// Promise 2: while a post waits, is held, taken down or taken back, no other client reads any of it on any path.
import { and, eq } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { holdForChange, lockPost, posts, publishPost, redactPost, removePost } from '../../src/forum/index.ts';
import { instant } from '../../src/kit/clock.ts';
import { newId } from '../../src/kit/ids.ts';
import { latestRevision } from '../../src/texts/index.ts';
import { HARMLESS, HOLDS, revisionOf, rowsOf, startThread } from '../support/screening.ts';
import { openWorld, type Person, type World } from '../support/world.ts';
import { readEverything, textsOf } from './support/read-everything.ts';

const WORDS = 'Bittern';

/** A post with words that stand nowhere else, in each of its parts. */
type Written = { postId: string; threadId: string; forumId: string; title: string; text: string; note: string };

let written = 0;

async function write(by: Person, forumId: string, more = ''): Promise<Written> {
  written += 1;
  const own = { title: `Cormorant${written}.`, text: `${WORDS}${written}.${more}`, note: `Guillemot${written}.` };
  const { body } = await by.post(`/api/v1/forums/${forumId}/threads`, { title: own.title, text: own.text, contentNote: own.note });
  return { postId: body.postId, threadId: body.threadId, forumId, ...own };
}

/** The words of a post that are in what somebody reads. */
function foundIn(all: string, at: Written): string[] {
  return [at.title, at.text, at.note].filter((words) => all.includes(words));
}

function versionOf(post: { version: number } | null): number {
  return post?.version ?? 0;
}

/** Does to a post what triage does, through the forum's door. */
function decide(world: World, postId: string, kind: 'remove' | 'ask' | 'publish' | 'redact'): Promise<unknown> {
  return rowsOf(world, world.north, async (tx) => {
    const post = await lockPost(tx, postId);
    const now = world.clock.now();
    if (!post) throw new Error('There is no such post.');
    const revisionId = (await latestRevision(tx, post.textId))?.revisionId ?? '';
    if (kind === 'remove') return removePost(tx, post, now);
    if (kind === 'ask') return holdForChange(tx, post, now);
    if (kind === 'redact') return redactPost(tx, post, { revisionId, spans: [{ start: 0, end: WORDS.length }] }, now);
    return publishPost(tx, post, { revisionId, moderatorNote: null }, now);
  });
}

t.test('what others cannot read', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const other = await world.makeClient();
  const moderator = await world.makeStaff(['moderator']);
  const administrator = await world.makeStaff(['administrator', 'auditor']);
  const { screenFirst, holdAll, publishFirst } = world.north.forums;

  /** Nobody else finds a word of it; its author and moderators do. */
  const hidden = async (t: Test, at: Written, state: string): Promise<void> => {
    for (const reader of [other, administrator]) t.same(foundIn(await readEverything(reader, at), at), [], 'no word anywhere');
    t.equal((await other.get(`/api/v1/posts/${at.postId}`)).status, 404);
    const own = await author.get(`/api/v1/posts/${at.postId}`);
    t.equal(own.body.yours.state, state);
    t.ok(own.body.text.startsWith(at.text), 'its author reads it');
    t.ok((await moderator.get(`/api/v1/threads/${at.threadId}/posts`)).raw.includes(at.text), 'a moderator reads it');
    t.match((await author.get(`/api/v1/threads/${at.threadId}`)).body.title, at.title, 'its author reads the title');
  };
  const seen = async (t: Test, at: Written): Promise<void> => {
    const page = await other.get(`/api/v1/threads/${at.threadId}/posts`);
    t.match(page.body.items[0], { text: at.text, contentNote: at.note });
    t.equal((await other.get(`/api/v1/threads/${at.threadId}`)).body.title, at.title);
    t.ok((await other.get(`/api/v1/forums/${at.forumId}/threads`)).raw.includes(at.title));
    t.equal((await other.get(`/api/v1/posts/${at.postId}`)).status, 200);
  };

  await t.test('screen first: hidden while it waits, seen when it is clear', async (t) => {
    const at = await write(author, screenFirst);
    await hidden(t, at, 'being checked');
    t.equal((await other.get(`/api/v1/threads/${at.threadId}`)).status, 404);
    t.equal((await other.get(`/api/v1/threads/${at.threadId}/posts`)).status, 404);
    t.equal((await other.post(`/api/v1/threads/${at.threadId}/posts`, { text: 'a' })).status, 404);
    await world.drain();
    await seen(t, at);
  });

  await t.test('hold all: hidden until a person decides, whatever the checks say', async (t) => {
    const at = await write(author, holdAll);
    await world.drain();
    await hidden(t, at, 'waiting to be read');
    await decide(world, at.postId, 'publish');
    await seen(t, at);
  });

  await t.test('publish first: seen at once', async (t) => {
    const at = await write(author, publishFirst);
    await seen(t, at);
    await world.drain();
    await seen(t, at);
  });

  await t.test('publish first: hidden again when the checks hold it, also a title or a note alone', async (t) => {
    const made = [
      { title: 'Avocet1.', text: `Avocet2. ${HOLDS}`, contentNote: 'Avocet3.' },
      { title: HOLDS, text: 'Avocet4.', contentNote: 'Avocet5.' },
      { title: 'Avocet6.', text: 'Avocet7.', contentNote: HOLDS },
    ];
    for (const body of made) {
      const answer = await author.post(`/api/v1/forums/${publishFirst}/threads`, body);
      t.equal(answer.body.state, 'published');
      await world.drain();
      const at = { ...answer.body, ...body, note: body.contentNote, forumId: publishFirst } as Written;
      t.same(foundIn(await readEverything(other, at), at), []);
      t.equal((await author.get(`/api/v1/posts/${at.postId}`)).body.yours.state, 'waiting to be read');
      await author.post(`/api/v1/posts/${at.postId}/take-back`);
    }
  });

  await t.test('screen first: held by what it says, by its title, by its note', async (t) => {
    for (const body of [
      { title: 'Dunlin1.', text: HOLDS, contentNote: 'Dunlin2.' },
      { title: HOLDS, text: 'Dunlin3.', contentNote: 'Dunlin4.' },
      { title: 'Dunlin5.', text: 'Dunlin6.', contentNote: HOLDS },
    ]) {
      const answer = await author.post(`/api/v1/forums/${screenFirst}/threads`, body);
      await world.drain();
      const at = { ...answer.body, ...body, note: body.contentNote, forumId: screenFirst } as Written;
      t.same(foundIn(await readEverything(other, at), at), []);
      t.equal((await other.get(`/api/v1/threads/${at.threadId}`)).status, 404);
      t.equal((await author.get(`/api/v1/posts/${at.postId}`)).body.yours.state, 'waiting to be read');
      await decide(world, at.postId, 'publish');
      t.equal((await other.get(`/api/v1/posts/${at.postId}`)).body.text, body.text, 'a person published all of it');
      await author.post(`/api/v1/posts/${at.postId}/take-back`);
    }
  });

  await t.test('taken down, and put back by an undo; asked to change', async (t) => {
    const at = await write(author, holdAll);
    await world.drain();
    await decide(world, at.postId, 'publish');
    await decide(world, at.postId, 'remove');
    await hidden(t, at, 'taken down');
    t.equal((await author.put(`/api/v1/posts/${at.postId}/text`, { text: 'Other words' })).status, 409);
    await decide(world, at.postId, 'publish');
    await seen(t, at);
    await decide(world, at.postId, 'ask');
    await hidden(t, at, 'waiting to be read');
    t.equal((await author.put(`/api/v1/posts/${at.postId}/text`, { text: `${at.text} Once more` })).status, 200);
    await world.drain();
    await hidden(t, at, 'waiting to be read');
  });

  await t.test('words taken out are nowhere but with moderators', async (t) => {
    const at = await write(author, screenFirst, ' and tea');
    await world.drain();
    await decide(world, at.postId, 'redact');
    const left = at.text.slice(WORDS.length);
    t.equal((await other.get(`/api/v1/posts/${at.postId}`)).body.text, `[a moderator took out some words]${left}`);
    t.notMatch(await readEverything(other, at), new RegExp(`${WORDS}${written}`));
    t.match((await other.get(`/api/v1/posts/${at.postId}`)).body, { edited: false, contentNote: at.note });
  });

  await t.test('taken back, from any state, and nothing brings it back', async (t) => {
    const waiting = await write(author, screenFirst);
    const published = await write(author, publishFirst);
    const held = await write(author, holdAll);
    const twice = { status: 200, body: { state: 'taken back', why: 'Members can no longer see this. A moderator may still read it to check you are OK.' } };
    for (const at of [waiting, published, held]) {
      t.equal((await other.post(`/api/v1/posts/${at.postId}/take-back`)).status, 404, 'nobody else can');
      t.match(await author.post(`/api/v1/posts/${at.postId}/take-back`), twice);
      t.match(await author.post(`/api/v1/posts/${at.postId}/take-back`), twice);
      await hidden(t, at, 'taken back');
    }
    await world.drain();
    for (const at of [waiting, published, held]) {
      await decide(world, at.postId, 'publish');
      await decide(world, at.postId, 'redact');
      await hidden(t, at, 'taken back');
      t.equal((await author.put(`/api/v1/posts/${at.postId}/text`, { text: 'Other words' })).status, 409);
      t.equal((await author.put(`/api/v1/posts/${at.postId}/content-note`, { contentNote: null })).status, 409);
    }
  });

  await t.test('a held reply is not there at all; one taken down leaves its place; neither hides what others wrote', async (t) => {
    const reader = await world.makeClient();
    const { threadId, postId } = await startThread(author, HARMLESS);
    await world.drain();
    const url = `/api/v1/threads/${threadId}/posts`;
    const reply = await author.post(url, { text: WORDS, parentId: postId });
    await world.drain();
    const answer = await other.post(url, { text: 'An answer', parentId: reply.body.postId });
    await world.drain();
    await decide(world, reply.body.postId, 'remove');
    t.same(await textsOf(reader, threadId), [HARMLESS, 'A post was taken down here.', 'An answer']);
    const place = (await reader.get(url)).body.items[1];
    t.match(place, { postId: reply.body.postId, parentId: postId, depth: 1 });
    t.match(place, { author: null, text: null, contentNote: null, wish: null, yours: null, staff: null });
    await decide(world, reply.body.postId, 'ask');
    t.same(await textsOf(reader, threadId), [HARMLESS, 'A post was taken down here.', 'An answer']);
    await author.post(`/api/v1/posts/${reply.body.postId}/take-back`);
    t.same(await textsOf(reader, threadId), [HARMLESS, 'An answer']);
    t.equal((await reader.get(url)).body.items[1].parentId, reply.body.postId, 'it keeps the parent it had');

    const unread = await other.post(url, { text: HOLDS });
    await world.drain();
    await decide(world, unread.body.postId, 'remove');
    t.same(await textsOf(reader, threadId), [HARMLESS, 'An answer'], 'what members never saw leaves no place');

    await author.post(`/api/v1/posts/${postId}/take-back`);
    t.same(await textsOf(reader, threadId), ['An answer'], 'the thread stays for who answered in it');
    t.match((await reader.get(`/api/v1/threads/${threadId}`)).body, { title: null, startedBy: null });
    await other.post(`/api/v1/posts/${answer.body.postId}/take-back`);
    t.equal((await author.get(url)).status, 200, 'who started it still finds it');
    t.equal((await reader.get(url)).status, 404, 'an empty thread is not there');
  });

  await t.test('a moderator decides about the newest words only', async (t) => {
    const at = await write(author, holdAll);
    await world.drain();
    const seenRevision = await revisionOf(world, world.north, at.postId);
    const before = await rowsOf(world, world.north, (tx) => lockPost(tx, at.postId));
    await author.put(`/api/v1/posts/${at.postId}/text`, { text: 'Something new' });
    const after = await rowsOf(world, world.north, (tx) => lockPost(tx, at.postId));
    t.ok(versionOf(after) > versionOf(before), 'an edit raises the version that a decision names');
    for (const act of [publishPost, redactPost]) {
      await t.rejects(
        rowsOf(world, world.north, async (tx) => {
          const post = await lockPost(tx, at.postId);
          if (!post) throw new Error('There is no such post.');
          const spans = [{ start: 0, end: 1 }];
          await act(tx, post, { revisionId: seenRevision, moderatorNote: null, spans }, world.clock.now());
        }),
        { code: 'state-conflict' },
      );
    }
    t.equal(await rowsOf(world, world.north, (tx) => lockPost(tx, newId(instant(0)))), null);
    const [row] = await rowsOf(world, world.north, (tx) =>
      tx.select().from(posts).where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, at.postId))),
    );
    t.equal(row?.state, 'held');
  });
});
