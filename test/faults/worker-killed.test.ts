// The worker killed in the middle of its work: nothing is lost, and nobody reads a post before its checks have settled.
import t from 'tap';
import { untilItWorks } from '../support/backends.ts';
import { addressOf } from '../support/process.ts';
import { HARMLESS, HOLDS } from '../support/screening.ts';
import { type Accepted, type Posting, postUntilAccepted } from './support/post-until-accepted.ts';
import { openSplit, type Split } from './support/split.ts';
import { watch } from './support/watch.ts';

/** Stands in each text and its title, so that a sight of either is known again. */
const MARK = /mark[a-z]\d+x/g;

type Row = { mark: string; forum_id: string; post_id: string; state: string; settled: boolean; settled_at: Date | null };

/** Every post written here, with when the last of its texts settled. */
function rowsOf(split: Split): Promise<Row[]> {
  return split.ask<Row>(`
    select (regexp_match(b.body, 'mark[a-z][0-9]+x'))[1] as mark, p.forum_id, p.post_id, p.state,
      bool_and(r.settled_at is not null) as settled, max(r.settled_at) as settled_at
    from posts p join text_revisions b on b.trust_id = p.trust_id and b.text_id = p.text_id
    join texts x on x.trust_id = p.trust_id and x.post_id = p.post_id
    join text_revisions r on r.trust_id = x.trust_id and r.text_id = x.text_id
    where b.body ~ 'mark[a-z][0-9]+x' group by 1, 2, 3, 4`);
}

/** The posts of which a reader saw something before all of their texts had settled, or that have not settled at all. */
function readTooEarly(rows: readonly Row[], seen: ReadonlyMap<string, Date>): string[] {
  return rows.filter(({ mark, settled, settled_at: at }) => {
    const sight = seen.get(mark);
    return sight !== undefined && !(settled && at !== null && at <= sight);
  }).map(({ mark }) => mark);
}

t.test('the worker is killed, twice', async (t) => {
  const split = await openSplit(t);
  const db = split.start('db');
  await db.saying(/PostgreSQL is up/);
  await split.database();
  const web = split.start('web');
  const address = await addressOf(web);
  const startWorker = async () => {
    const started = split.start('worker');
    await started.saying(/worker is up/);
    return started;
  };
  let worker = await startWorker();

  const [everyday, firstSteps, publishFirst] = [await split.forum('everyday'), await split.forum('first-steps'), await split.forum('making-things')];
  const [reader, ...writers] = await split.clients(address, 'northmoor');
  const [southReader, southWriter] = await split.clients(address.replace('localhost', '127.0.0.1'), 'southvale');
  if (!reader || !southReader || !southWriter) throw new Error('the demo lacks somebody');

  const postings: Posting[] = [];
  const accepted = (): Accepted[] => postings.flatMap((posting) => posting.accepted);
  /** Has every writer start so many threads, harmless ones and others in both forums; gives them when all are accepted. */
  const write = async (each: number): Promise<Accepted[]> => {
    const first = postings.length * 100;
    const batch = writers.map((writer, who) => {
      const text = (at: number): string => `${at % 2 === 0 ? HARMLESS : HOLDS} mark${'ab'[who]}${first + at}x`;
      return postUntilAccepted(writer, (at) => (at < each ? { forumId: at % 4 < 2 ? everyday : firstSteps, text: text(at) } : null), split.over);
    });
    postings.push(...batch);
    await Promise.all(batch.map(({ done }) => done));
    return batch.flatMap((posting) => posting.accepted);
  };
  const watched = watch(reader, [everyday, firstSteps], accepted, MARK);
  // A forum that publishes first shows that this way of looking does see what is too early.
  let early = new Map<string, Date>();

  for (const round of [0, 1]) {
    const before = (await rowsOf(split)).filter(({ settled }) => settled).length;
    const writing = write(12);
    await untilItWorks(async () => {
      if ((await rowsOf(split)).filter(({ settled }) => settled).length === before) throw new Error('it is not at work yet');
    });
    t.equal(await worker.end('SIGKILL'), 'SIGKILL');
    await writing;
    const late = await write(4);
    await watched.wholeRound();
    const waiting = new Set((await rowsOf(split)).filter(({ settled }) => !settled).map(({ post_id: id }) => id));
    t.same(late.filter(({ postId }) => !waiting.has(postId)), [], 'without a worker posts wait, while somebody tries to read them');
    if (round === 0) {
      const one = { title: 'A walk marks1x', text: `${HARMLESS} marks1x` };
      t.equal((await southWriter.call('POST', `/api/v1/forums/${publishFirst}/threads`, one)).status, 201);
      const south = watch(southReader, [publishFirst], () => [], MARK);
      await south.wholeRound();
      await south.stop();
      early = south.seen;
    }
    worker = await startWorker();
  }
  await untilItWorks(async () => {
    if (!(await rowsOf(split)).every(({ settled }) => settled)) throw new Error('not yet');
  });
  await watched.wholeRound();
  await watched.stop();

  const rows = await rowsOf(split);
  const north = rows.filter(({ forum_id: forumId }) => forumId !== publishFirst);
  const marksOf = (which: (post: Accepted) => boolean): string[] => accepted().filter(which).flatMap(({ text }) => text.match(MARK) ?? []).sort();
  const isHarmless = ({ text, forumId }: Accepted): boolean => text.startsWith(HARMLESS) && forumId === everyday;

  t.comment(`${north.length} posts`);
  t.same(north.map(({ post_id: id }) => id).sort(), accepted().map(({ postId }) => postId).sort(), 'each post that was accepted is there, once');
  t.same([...watched.seen.keys()].sort(), marksOf(isHarmless), 'what is harmless could be read in the end, and nothing else ever');
  t.same(north.filter(({ state }) => state === 'published').map(({ mark }) => mark).sort(), marksOf(isHarmless));
  t.same(north.filter(({ state }) => state === 'held').map(({ mark }) => mark).sort(), marksOf((post) => !isHarmless(post)), 'the rest waits for a person');
  t.same(readTooEarly(north, watched.seen), [], 'nobody read a post before its checks had settled');
  t.same(readTooEarly(rows, early), ['marks1x'], 'in a publish-first forum somebody did');

  for (const running of [worker, web, db]) t.equal(await running.end('SIGTERM'), 0);
});
