// PostgreSQL killed and stopped under load: clear refusals while it is away, and afterwards all is well by itself.
import t from 'tap';
import { untilItWorks } from '../support/backends.ts';
import { addressOf } from '../support/process.ts';
import { type Posting, postUntilAccepted } from './support/post-until-accepted.ts';
import { openSplit } from './support/split.ts';

/** Killed outright, told to stop at once, and told to stop in good order. */
const ENDS = ['SIGKILL', 'SIGQUIT', 'SIGINT'] as const;

/** Waits until every client has so many more of something. */
async function untilEach(all: readonly Posting[], what: 'accepted' | 'refusals', more: number): Promise<void> {
  const before = all.map((each) => each[what].length);
  await untilItWorks(async () => {
    if (all.some((each, at) => each[what].length < (before[at] ?? 0) + more)) throw new Error('not yet');
  });
}

t.test('PostgreSQL restarted under load', async (t) => {
  const split = await openSplit(t);
  await split.database();
  const web = split.start('web');
  const address = await addressOf(web);
  const worker = split.start('worker');
  await worker.saying(/worker is up/);
  const forums = [await split.forum('everyday'), await split.forum('first-steps')];
  let going = true;
  const clients = (await split.clients(address, 'northmoor')).map((client) =>
    postUntilAccepted(
      client,
      (at) => (going ? { forumId: forums[at % 2] ?? '', text: `walk ${at} of ${client.name}` } : null),
      split.over,
    ),
  );
  t.equal(clients.length, 3);

  for (const signal of ENDS) {
    await untilEach(clients, 'accepted', 5);
    await split.signalDatabase(signal);
    await untilEach(clients, 'refusals', 2);
    t.equal((await fetch(`${address}/readyz`)).status, 503, `${signal}: it says that it is not ready`);
    t.equal((await fetch(`${address}/livez`)).status, 200, 'and that it lives');
    await split.database();
    await untilEach(clients, 'accepted', 5);
    t.equal((await fetch(`${address}/readyz`)).status, 200, `${signal}: well again by itself`);
  }
  going = false;
  await Promise.all(clients.map(({ done }) => done));
  await untilItWorks(async () => {
    const [owed] = await split.ask<{ owed: number }>('select count(*)::int as owed from text_revisions where settled_at is null');
    if (owed?.owed !== 0) throw new Error('not yet');
  });

  const posts = await split.ask<{ post_id: string; text: string; state: string; created_at: Date }>(`
    select p.post_id, r.body as text, p.state, p.created_at from posts p
    join text_revisions r on r.trust_id = p.trust_id and r.text_id = p.text_id where r.body like 'walk %'`);
  const accepted = clients.flatMap((each) => each.accepted);
  const refusals = clients.flatMap((each) => each.refusals);

  t.test('every text that was accepted is there once, and has its fate', async (t) => {
    t.equal(new Set(accepted.map(({ text }) => text)).size, accepted.length);
    const idOf = new Map(accepted.map(({ text, postId }) => [text, postId]));
    t.equal(posts.length, accepted.length, 'none is missing and none is there twice');
    t.same(posts.filter((post) => idOf.get(post.text) !== post.post_id), [], 'each is the one that its client was told of');
    t.same(posts.filter(({ state }) => !['published', 'held'].includes(state)), [], 'none is left waiting');
  });

  t.test('a refusal is clear', async (t) => {
    const answers = refusals.flatMap(({ answer }) => answer ?? []);
    t.ok(answers.length >= ENDS.length, `${answers.length} answers, ${refusals.length - answers.length} connections lost`);
    t.same([...new Set(answers.map(({ status }) => status))], [503]);
    for (const { headers, body } of answers) {
      if (!headers.get('content-type')?.startsWith('application/problem+json')) t.fail('no problem document');
      if (!(Number(headers.get('retry-after')) > 0)) t.fail('it does not say when to try again');
      if (!/again/.test(body.detail)) t.fail(body.detail);
    }
  });

  t.test('a refusal never says that nothing was saved when it was', async (t) => {
    const savedAt = new Map(posts.map((post) => [post.text, post.created_at]));
    const wrong = refusals.filter(({ text, at, answer }) => {
      const saved = savedAt.get(text);
      return saved && saved < at && /nothing was saved/i.test(answer?.body.detail ?? '');
    });
    t.same(wrong, []);
  });

  t.test('no process ended', async (t) => {
    for (const { child } of [web, worker]) t.equal(child.exitCode ?? child.signalCode, null);
    t.equal(await worker.end('SIGTERM'), 0);
    t.equal(await web.end('SIGTERM'), 0);
  });
});
