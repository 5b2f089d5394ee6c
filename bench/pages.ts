// Reading and writing at full speed, beside their floors: a thread page of 20 posts of 600 bytes, and a post of 600 bytes.
import { ask, headersOf, openThread } from './client.ts';
import type { FloorSetUp } from './floor.ts';
import type { Installation } from './installation.ts';
import { makePeople, openSetUp, type People, screenAll } from './people.ts';
import { type Helper, startHelper, startWeb } from './processes.ts';
import { type Compared, compare } from './rounds.ts';
import { textOf } from './words.ts';

const BYTES = 600;
const POSTS = 20;
const CLIENTS = 64;

/**
 * Measures both. No worker runs meanwhile: the jobs stay in the outbox, and their way to the queue is measured apart.
 */
export async function measurePages(installation: Installation, load: Helper): Promise<{ page: Compared[]; posting: Compared[] }> {
  const servers = await installation.database('alongside');
  const platform = openSetUp(servers, null);
  const web = await startWeb(servers);
  const floorServer = startHelper('./floor.ts');
  try {
    const people = await makePeople(platform, { forums: 1, clients: CLIENTS });
    const threads = await openThreads(web.origin, people);
    const [threadId] = threads;
    const [reader, writer] = people.clients;
    if (!threadId || !reader || !writer) throw new Error('There is nobody to measure with.');
    await screenAll(platform);
    for (let post = 1; post < POSTS; post += 1) await write(web.origin, writer, threadId, post);
    await screenAll(platform);
    await installation.analyse('alongside');
    const path = `/api/v1/threads/${threadId}/posts`;
    // Read by somebody who wrote none of it, as most pages are.
    const pageReader = people.clients[2] ?? reader;
    const page = await ask(web.origin, pageReader, 'GET', path);
    const written = await write(web.origin, writer, threads[1] ?? threadId, POSTS);
    const databaseUrl = await installation.emptyDatabase('floor');
    const floor = await floorServer.ask<{ origin: string }>({ databaseUrl, threadId, posts: floorPosts(page, threadId), written } satisfies FloorSetUp);
    const floorPath = `/threads/${threadId}/posts`;
    const same = await (await fetch(`${floor.origin}${floorPath}`)).text();
    if (same.length !== page.length) throw new Error(`The floor sends ${same.length} bytes, the service ${page.length}.`);
    const pageCompared = await compare(load, {
      service: { origin: web.origin, status: 200, requests: [{ method: 'GET', path, headers: headersOf(pageReader) }] },
      floor: { origin: floor.origin, status: 200, requests: [{ method: 'GET', path: floorPath, headers: headersOf(pageReader) }] },
    });
    const body = JSON.stringify({ text: textOf(BYTES, 0) });
    const each = (of: (threadId: string) => string) =>
      people.clients.map((client, at) => ({ method: 'POST' as const, path: of(threads[at] ?? threadId), headers: headersOf(client), body }));
    const posting = await compare(load, {
      service: { origin: web.origin, status: 201, requests: each((id) => `/api/v1/threads/${id}/posts`) },
      floor: { origin: floor.origin, status: 201, requests: each((id) => `/threads/${id}/posts`) },
    });
    return { page: pageCompared, posting };
  } finally {
    await Promise.all([web.stop(), floorServer.stop()]);
    await platform.close();
  }
}

/** One thread for each client: people write in many threads at once. */
async function openThreads(origin: string, people: People): Promise<string[]> {
  const threads: string[] = [];
  for (const client of people.clients) threads.push(await openThread(origin, client, people.forums[0] ?? '', textOf(BYTES, 0)));
  return threads;
}

function write(origin: string, person: People['moderator'], threadId: string, number: number): Promise<string> {
  return ask(origin, person, 'POST', `/api/v1/threads/${threadId}/posts`, { text: textOf(BYTES, number) });
}

/** The same posts for the floor's table, the author's name filled up until both pages have the same length. */
function floorPosts(page: string, threadId: string): FloorSetUp['posts'] {
  const { items } = JSON.parse(page) as { items: { postId: string; parentId: null; depth: number; text: string; createdAt: string; author: { name: string } }[] };
  if (items.length !== POSTS || items.some((item) => item.text.length !== BYTES)) throw new Error(`The page has ${items.length} posts.`);
  return items.map((item) => {
    const { postId, text, createdAt } = item;
    const bare = JSON.stringify({ postId, threadId, parentId: null, depth: 1, author: '', text, createdAt }).length;
    return { postId, text, createdAt, author: 'n'.repeat(JSON.stringify(item).length - bare) };
  });
}
