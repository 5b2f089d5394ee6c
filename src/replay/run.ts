// A replay from beginning to end: people, posts, fates, flags, figures.
import { writeFile } from 'node:fs/promises';
import type { Clock } from '../kit/clock.ts';
import { newToken } from '../kit/secrets.ts';
import { type Options, WrongInput } from './arguments.ts';
import { type Accepted, awaitFate, FATES, fateOf, type Known } from './fates.ts';
import { countFlags, type Figures, percentile, type Refusal } from './figures.ts';
import { joinClients, signInStaff, staffWith, trustAt } from './people.ts';
import { predictionLine } from './predictions.ts';
import { openProgress } from './progress.ts';
import { readFlags } from './read-flags.ts';
import { openSend, type Send } from './requests.ts';
import { readRows, type Row } from './rows.ts';
import { type Posted, sendRows } from './send-rows.ts';

/** Posts of one client in a replay: under the server's usual limit of 60 an hour. */
const POSTS_PER_CLIENT = 50;
const FORUM_SLUG = 'replay';

export type Surroundings = { clock: Clock; stderr: { write(line: string): unknown } };

/**
 * Replays rows through a running server's HTTP API and writes predictions.
 * @returns the figures; the replay went well if nothing is lost and nothing still waits
 * @throws WrongInput for what the person who runs it must change; Unreachable if the server stays away
 */
export async function replay(options: Options, { clock, stderr }: Surroundings): Promise<Figures> {
  const rows = await readRows(options.files);
  const trust = await trustAt(options.url, options.demo);
  const forum = trust.forums.find(({ slug }) => slug === FORUM_SLUG);
  if (!forum) throw new WrongInput(`The demo file names no forum "${FORUM_SLUG}" of ${trust.slug}.`);
  await makeOut(options.out);
  const progress = openProgress(stderr, clock, rows.length);
  const send = openSend(options.url, { clock, patience: options.patience, note: progress.note });
  try {
    const moderator = staffWith(trust, 'moderator');
    const staffToken = await signInStaff(send, moderator, clock);
    const count = options.clients ?? Math.ceil(rows.length / POSTS_PER_CLIENT);
    progress.say(`joining ${count} clients`);
    const tokens = await joinClients(send, staffToken, count);
    const posts = await postAll(rows, { ...options, send, clock, tokens, forumId: forum.forumId, progress });
    progress.say('reading the queue');
    // A session of staff may have run out over a long replay.
    const again = await stillSignedIn(send, staffToken) ? staffToken : await signInStaff(send, moderator, clock);
    const postIds = new Set(posts.known.keys());
    const flags = await readFlags(send, again, { forumId: forum.forumId, postIds, onRead: progress.read });
    const ofPost = (postId: string) => flags.get(postId) ?? [];
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    const found = posts.accepted.filter(({ postId }) => posts.known.get(postId)?.fate !== 'lost');
    const lines = found.map(({ rowId, postId }) => {
      const row = rowOf.get(rowId) ?? { id: rowId, text: '' };
      return predictionLine(row, ofPost(postId).filter((flag) => options.rules || flag.source === 'detector'));
    });
    await writeFile(options.out, lines.join(''));
    const bySource = (source: string) => countFlags(posts.accepted.map(({ postId }) => ofPost(postId).filter((flag) => flag.source === source)));
    return { ...figuresOf(rows, posts), detectors: bySource('detector'), rules: bySource('rule') };
  } finally {
    progress.close();
  }
}

type Posts = { accepted: Accepted[]; refused: Refusal[]; known: Map<string, Known> };

async function postAll(
  rows: readonly Row[],
  deps: { send: Send; clock: Clock; tokens: string[]; forumId: string; rate: number; patience: number; progress: ReturnType<typeof openProgress> },
): Promise<Posts> {
  const { send, clock, progress } = deps;
  const posts: Posts = { accepted: [], refused: [], known: new Map() };
  let progressMs = clock.monotonicMs();
  const patient = (): boolean => clock.monotonicMs() - progressMs < deps.patience * 1000;
  const waiting: Promise<void>[] = [];
  const awaitOne = async (post: Accepted): Promise<void> => {
    const known = await awaitFate(post, { send, clock, patient });
    posts.known.set(post.postId, known);
    progressMs = clock.monotonicMs();
    progress.fate(known.fate);
  };
  const onPosted = async (posted: Posted): Promise<void> => {
    progressMs = clock.monotonicMs();
    if ('refused' in posted) {
      posts.refused.push(posted.refused);
      progress.refused();
      return;
    }
    posts.accepted.push(posted.accepted);
    progress.accepted();
    const one = awaitOne(posted.accepted);
    // Looked at once all is sent; a failure meanwhile is not lost.
    one.catch(() => undefined);
    waiting.push(one);
  };
  await sendRows(rows, { ...deps, run: newToken(), onPosted });
  await Promise.all(waiting);
  // Once more at the end: a fate that was seen must still be there.
  await Promise.all(
    posts.accepted.map(async (post) => {
      const known = posts.known.get(post.postId);
      if (known) posts.known.set(post.postId, { ...known, fate: await fateOf(send, post) });
    }),
  );
  return posts;
}

function figuresOf(rows: readonly Row[], { accepted, refused, known }: Posts): Omit<Figures, 'detectors' | 'rules'> {
  const all = [...known.values()];
  const settled = all.filter(({ fate }) => fate !== 'waiting' && fate !== 'lost').map(({ afterMs }) => afterMs);
  const fates = Object.fromEntries(FATES.map((fate) => [fate, all.filter((each) => each.fate === fate).length]));
  return {
    sent: rows.length,
    accepted: accepted.length,
    refused,
    fates: fates as Figures['fates'],
    lost: accepted.filter(({ postId }) => known.get(postId)?.fate === 'lost').map(({ rowId }) => rowId),
    milliseconds: { p50: percentile(settled, 0.5), p99: percentile(settled, 0.99), counted: settled.length },
  };
}

async function stillSignedIn(send: Send, token: string): Promise<boolean> {
  return (await send('GET', '/api/v1/me', { token })).status === 200;
}

async function makeOut(out: string): Promise<void> {
  try {
    await writeFile(out, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WrongInput(`${out} cannot be written (${code}).`);
  }
}
