// Keyset pages: nothing is shown twice or left out while others write, and a cursor is one of ours.
import t from 'tap';
import { encodeCursor } from '../../src/kit/http/page.ts';
import { HARMLESS, startThread } from '../support/screening.ts';
import { openWorld, type Person } from '../support/world.ts';

type Page = { items: { [key: string]: string }[]; next: string | null };

async function page(reader: Person, url: string, cursor: string | null, limit = 2): Promise<Page> {
  const { status, body, raw } = await reader.get(`${url}?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`);
  if (status !== 200) throw new Error(raw);
  return body;
}

t.test('pages', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const other = await world.makeClient();
  const forum = world.north.forums.publishFirst;
  const { threadId } = await startThread(author, HARMLESS, forum);
  const url = `/api/v1/threads/${threadId}/posts`;
  const say = (by: Person, text: string) => by.post(url, { text });

  await t.test('a thread is read oldest first, and posts written meanwhile come at the end', async (t) => {
    for (const text of ['1', '2', '3', '4']) await say(author, text);
    const seen: (string | undefined)[] = [];
    let at: Page = await page(other, url, null);
    seen.push(...at.items.map((post) => post['text']));
    await say(author, '5');
    while (at.next !== null) {
      at = await page(other, url, at.next);
      seen.push(...at.items.map((post) => post['text']));
    }
    t.same(seen, [HARMLESS, '1', '2', '3', '4', '5']);
  });

  await t.test('a post that vanishes between two pages takes no other with it', async (t) => {
    const first = await page(other, url, null, 3);
    await author.post(`/api/v1/posts/${first.items[1]?.['postId']}/take-back`);
    const second = await page(other, url, first.next, 10);
    t.same(second.items.map((post) => post['text']), ['3', '4', '5']);
  });

  await t.test('threads and one\'s own posts are read newest first, and new ones shift no page', async (t) => {
    for (const title of ['A', 'B', 'C', 'D']) await author.post(`/api/v1/forums/${forum}/threads`, { title, text: HARMLESS });
    const threads = `/api/v1/forums/${forum}/threads`;
    const first = await page(other, threads, null);
    await author.post(threads, { title: 'E', text: HARMLESS });
    const second = await page(other, threads, first.next);
    t.same([...first.items, ...second.items].map((thread) => thread['title']), ['D', 'C', 'B', 'A']);
    const own = await page(author, '/api/v1/me/posts', null, 3);
    await say(author, '6');
    const rest = await page(author, '/api/v1/me/posts', own.next, 100);
    const all = [...own.items, ...rest.items].map((post) => post['postId']);
    t.equal(new Set(all).size, all.length);
    t.equal(all.length, 11, 'every state, the one taken back too');
    t.same((await page(other, '/api/v1/me/posts', null)).items, [], 'only one\'s own');
  });

  await t.test('twenty at a time unless said, and at most a hundred', async (t) => {
    for (let at = 0; at < 20; at += 1) await say(other, `more ${at}`);
    t.equal((await author.get(url)).body.items.length, 20);
    for (const limit of ['0', '101', '1.5', 'many']) t.equal((await author.get(`${url}?limit=${limit}`)).status, 422, limit);
  });

  await t.test('a cursor that is not one of ours is refused', async (t) => {
    const bad = [
      'x', '', encodeCursor(['2026-11-23T10:00:00.000Z']), encodeCursor(['yesterday', threadId]),
      encodeCursor(['2026-11-23T10:00:00.000Z', 'x\' or 1=1']), encodeCursor([1, 2, 3]), 'a'.repeat(401),
    ];
    for (const path of [url, `/api/v1/forums/${forum}/threads`, '/api/v1/me/posts']) {
      for (const cursor of bad) t.equal((await author.get(`${path}?cursor=${encodeURIComponent(cursor)}`)).status, 422, `${path} ${cursor}`);
    }
    t.equal((await author.get(`${url}?order=popular`)).status, 422, 'there is no other order');
  });

  await t.test('the forums, in the trust\'s order, with how posts are read', async (t) => {
    const { body } = await other.get('/api/v1/forums');
    t.same(body.items.map((each: { slug: string }) => each.slug), ['screen-first', 'hold-all', 'publish-first']);
    t.match((await other.get(`/api/v1/forums/${forum}`)).body, { screeningMode: 'publish_first', howPostsAreRead: /at once/ });
    t.equal((await other.get(`/api/v1/forums/${threadId}`)).status, 404);
  });
  await world.drain();
});
