// From 201 to the moderators' queue: flagged posts at a steady rate, seen by a moderator who is told by hint and reads.
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { ask, headersOf, openThread } from './client.ts';
import { percentile } from './figures.ts';
import type { Installation } from './installation.ts';
import { makePeople, openSetUp, type Person, screenAll } from './people.ts';
import { startRole, startWeb } from './processes.ts';
import { flaggedText, textOf } from './words.ts';

const PER_SECOND = 50;
const SECONDS = 20;
const POSTS = PER_SECOND * SECONDS;
/** Posts go to one forum after the other, so that one page of a forum's queue shows all of its cases. */
const POSTS_PER_FORUM = 25;
const CLIENTS = 32;
const PATIENCE_MS = 15_000;

export type ToQueue = { p50: number; p99: number; posts: number; lost: number };

/**
 * Measures with web and worker in processes of their own.
 * @param redisUrl where BullMQ works, or null for PostgreSQL
 */
export async function measureToQueue(installation: Installation, redisUrl: string | null): Promise<ToQueue> {
  const database = redisUrl ? 'on_redis' : 'on_postgres';
  const servers = await installation.database(database);
  const settings: Record<string, string> = redisUrl ? { REDIS_URL: redisUrl } : {};
  const platform = openSetUp(servers, redisUrl);
  const web = await startWeb(servers, settings);
  const closers: (() => Promise<void>)[] = [() => platform.close(), () => web.stop()];
  try {
    const people = await makePeople(platform, { forums: POSTS / POSTS_PER_FORUM, clients: CLIENTS });
    const [host] = people.clients;
    if (!host) throw new Error('There is nobody to measure with.');
    const threads: string[] = [];
    for (const forumId of people.forums) threads.push(await openThread(web.origin, host, forumId, textOf(200, threads.length)));
    await screenAll(platform);
    await installation.analyse(database);
    const worker = await startRole('worker', servers, settings);
    closers.push(() => worker.stop());
    const watch = await openWatch(web.origin, people.moderator);
    closers.push(async () => watch.close());
    await postSteadily(POSTS, async (at) => {
      const place = Math.floor(at / POSTS_PER_FORUM);
      const client = people.clients[at % CLIENTS] ?? host;
      const answer = await ask(web.origin, client, 'POST', `/api/v1/threads/${threads[place]}/posts`, { text: flaggedText(at) });
      watch.expect((JSON.parse(answer) as { postId: string }).postId, people.forums[place] ?? '', performance.now());
    });
    const lost = await watch.allSeen(PATIENCE_MS);
    const times = watch.times().sort((a, b) => a - b);
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), posts: POSTS, lost };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** Starts an act at each beat, whether or not the ones before are done. */
async function postSteadily(count: number, act: (at: number) => Promise<void>): Promise<void> {
  const begin = performance.now();
  const acts: Promise<void>[] = [];
  for (let at = 0; at < count; at += 1) {
    const early = begin + (at * 1000) / PER_SECOND - performance.now();
    if (early > 0) await pause(early);
    acts.push(act(at));
  }
  await Promise.all(acts);
}

/** A moderator's page: at a hint it reads the queue of the forums in which something is still to be seen. */
async function openWatch(origin: string, moderator: Person) {
  const waiting = new Map<string, { forumId: string; answeredAt: number }>();
  const seenEarly = new Map<string, number>();
  const took: number[] = [];
  let recent: string[] = [];
  let hinted = false;
  let reading = false;
  const read = async (): Promise<void> => {
    reading = true;
    while (hinted) {
      hinted = false;
      const forums = new Set([...[...waiting.values()].map((each) => each.forumId), ...recent]);
      for (const forumId of forums) {
        const page = JSON.parse(await ask(origin, moderator, 'GET', `/api/v1/cases?forumId=${forumId}&limit=100`)) as { items: { postId: string }[] };
        const at = performance.now();
        for (const { postId } of page.items) see(postId, at);
      }
    }
    reading = false;
  };
  const see = (postId: string, at: number): void => {
    const post = waiting.get(postId);
    if (!post) {
      if (!seenEarly.has(postId)) seenEarly.set(postId, at);
      return;
    }
    waiting.delete(postId);
    took.push(Math.max(0, at - post.answeredAt));
  };
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/v1/live`, { headers: headersOf(moderator) });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('message', () => resolve());
  });
  socket.on('message', () => {
    hinted = true;
    if (!reading) void read();
  });
  return {
    expect: (postId: string, forumId: string, answeredAt: number): void => {
      if (!recent.includes(forumId)) recent = [...recent, forumId].slice(-2);
      waiting.set(postId, { forumId, answeredAt });
      const early = seenEarly.get(postId);
      if (early !== undefined) see(postId, early);
    },
    /** Waits until everything has been seen, or patience ends; gives how many were not. */
    allSeen: async (patienceMs: number): Promise<number> => {
      const end = performance.now() + patienceMs;
      while (waiting.size > 0 && performance.now() < end) await pause(20);
      return waiting.size;
    },
    times: (): number[] => took,
    close: (): void => socket.terminate(),
  };
}
