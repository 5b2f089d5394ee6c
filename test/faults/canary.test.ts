// Nothing that somebody wrote, and no secret, reaches the log, the queues, the hints, the figures or the record of acts.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import t, { type Test } from 'tap';
import { openLog } from '../../src/kit/log.ts';
import { sweepOnce } from '../../src/screening/index.ts';
import { REDIS_LEFT_OUT, redisMissing, startRedis } from '../support/redis.ts';
import { HARMLESS, HOLDS } from '../support/screening.ts';
import { openTestSocket } from '../support/socket.ts';
import { openWorld, type Person, type World, type WorldOptions } from '../support/world.ts';
import { type Canaries, openCanaries } from './support/canaries.ts';
import { inWholeDatabase, rowsAsText } from './support/whole-database.ts';

const PASSWORD = 'a quiet green harbour';

/** Where canaries may be: in the tables that keep what people wrote. Here they may not. */
const NEVER = (table: string): boolean => table.startsWith('bullmq.') || ['public.outbox', 'public.audit_acts'].includes(table);

type Somebody = Person & { pseudonym: string; password: string };

/** Joins and signs in with nothing but canaries. */
async function joinAs(world: World, birds: Canaries, moderator: Person, what: string): Promise<Somebody> {
  const invited = await moderator.post('/api/v1/invitations', { adult: true, clientReference: birds.word(`${what}: reference`) });
  const code = birds.note(`${what}: invitation code`, invited.body.code);
  birds.note(`${what}: invitation code without dashes`, code.replaceAll('-', ''));
  const pseudonym = birds.word(`${what}: pseudonym`);
  const password = `${birds.word(`${what}: password`)} 7`;
  const visitor = world.visitor();
  const joined = await visitor.post('/api/v1/join', { code, pseudonym, password, returnWord: birds.word(`${what}: return word`) });
  if (joined.status !== 201) throw new Error(joined.raw);
  for (const recovery of joined.body.recoveryCodes) birds.note(`${what}: recovery code`, recovery);
  const session = await visitor.post('/api/v1/sessions', { as: 'client', name: pseudonym, password, kind: 'token' });
  const token = birds.note(`${what}: bearer token`, session.body.token);
  const as = { authorization: `Bearer ${token}` };
  return {
    accountId: joined.body.accountId, name: pseudonym, token, trust: world.north, pseudonym, password,
    get: (path, headers) => visitor.get(path, { ...as, ...headers }),
    post: (path, body, headers) => visitor.post(path, body, { ...as, ...headers }),
    put: (path, body, headers) => visitor.put(path, body, { ...as, ...headers }),
    patch: (path, body, headers) => visitor.patch(path, body, { ...as, ...headers }),
    del: (path, headers) => visitor.del(path, { ...as, ...headers }),
  };
}

/** The whole main job, in words that are canaries. */
async function mainJob(t: Test, world: World, birds: Canaries, people: { author: Somebody; reader: Somebody; moderator: Person }): Promise<void> {
  const { author, reader, moderator } = people;
  const forum = `/api/v1/forums/${world.north.forums.publishFirst}/threads`;
  const key = { 'idempotency-key': birds.word('idempotency key') };
  const made = await author.post(forum, {
    title: `About ${birds.word('title')}`, text: `${HOLDS} ${birds.word('post')}`, contentNote: birds.word('content note'),
  }, key);
  t.equal(made.status, 201, made.raw);
  const { postId, threadId } = made.body;
  t.equal((await reader.post(`/api/v1/threads/${threadId}/posts`, { text: `${HARMLESS} ${birds.word('reply')}` })).status, 201);
  t.equal((await reader.post(`/api/v1/posts/${postId}/reports`, { reason: 'something_else', worried: true, note: birds.word('report note') })).status, 201);
  t.equal((await author.put(`/api/v1/posts/${postId}/text`, { text: `${HOLDS} ${birds.word('changed post')}` })).status, 200);
  await world.drain();
  const [first] = (await moderator.get('/api/v1/cases')).body.items;
  const claimed = await moderator.post(`/api/v1/cases/${first.caseId}/claim`);
  const decision = {
    kind: 'remove', reason: 'unkind', why: birds.word('decision'), nextStep: birds.word('next step'),
    followUpOwner: birds.word('follow-up owner'), followUpAt: '2026-11-24T10:00:00Z',
  };
  const decided = await moderator.post(`/api/v1/cases/${first.caseId}/decisions`, decision, { 'if-match': `"${claimed.body.version}"` });
  t.equal(decided.status, 201, decided.raw);
}

/** What is sent wrongly, by mistake or on purpose. Everything is refused. */
async function badInput(t: Test, world: World, birds: Canaries, { author, moderator }: { author: Somebody; moderator: Person }): Promise<void> {
  const visitor = world.visitor();
  const raw = (body: string) => ({ method: 'POST' as const, url: `/api/v1/forums/${world.north.forums.screenFirst}/threads`, payload: body });
  const headers = { host: world.north.host, authorization: `Bearer ${author.token}`, 'content-type': 'application/json' };
  const answers = [
    await visitor.post('/api/v1/sessions', { as: 'client', name: author.pseudonym, password: birds.word('wrong password'), kind: 'token' }),
    await visitor.post('/api/v1/sessions', { as: 'staff', name: birds.word('wrong name'), password: PASSWORD, totp: '123456', kind: 'token' }),
    await visitor.post('/api/v1/join', { code: birds.word('wrong code'), pseudonym: birds.word('wrong pseudonym'), password: PASSWORD }),
    await visitor.post('/api/v1/recovery', { pseudonym: author.pseudonym, recoveryCode: birds.word('wrong recovery code'), newPassword: `${birds.word('new password')} 7` }),
    await visitor.post('/api/v1/re-entries/use', { code: birds.word('wrong re-entry code'), newPassword: `${birds.word('re-entry password')} 7` }),
    await visitor.get('/api/v1/me', { authorization: `Bearer ${birds.word('wrong token')}${'a'.repeat(20)}` }),
    await visitor.get('/api/v1/me', { cookie: `session=${birds.word('wrong cookie')}` }),
    await author.get(`/api/v1/me/posts?q=${birds.word('search')}`),
    await author.get(`/api/v1/me/posts?cursor=${birds.word('cursor')}`),
    await author.get(`/${birds.word('address')}?q=${birds.word('search elsewhere')}`),
    await author.get(`/api/v1/posts/${birds.word('id')}`),
    await author.get(`/api/v1/posts/%zz${birds.word('address that cannot be read')}`),
    await author.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'A walk', text: `${birds.word('post with a NUL')}\u0000` }),
    await author.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'A walk', text: HARMLESS, [birds.word('unknown field')]: 1 }),
    await author.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'A walk', text: HARMLESS }, { 'idempotency-key': `${birds.word('bad key')} é` }),
    await moderator.post('/api/v1/rules/try', { text: birds.word('text tried'), rule: { kind: 'phrase', looksFor: [birds.word('phrase tried')] } }),
    await world.app.inject({ ...raw(`{"text": "${birds.word('malformed body')}`), headers }).then((answer) => ({ status: answer.statusCode, raw: answer.body })),
    await world.app.inject({ ...raw(birds.word('body of no type')), headers: { ...headers, 'content-type': 'text/plain' } }).then((answer) => ({ status: answer.statusCode, raw: answer.body })),
    await world.app.inject({ method: 'GET', url: '/api/v1/me', headers: { host: `${birds.word('host')}.test` } }).then((answer) => ({ status: answer.statusCode, raw: answer.body })),
  ];
  for (const [at, answer] of answers.entries()) {
    t.ok(answer.status >= 400 && answer.status < 500, `${at}: ${answer.status} ${answer.raw}`);
    t.same(birds.in(answer.raw), [], `${at}: the answer repeats nothing`);
  }
  const socket = await openTestSocket(await world.listen(), { host: world.north.host, authorization: `Bearer ${author.token}` });
  socket.send(birds.word('said to a socket'));
  socket.send({ ask: birds.word('asked of a socket') });
  t.same(birds.in(JSON.stringify([await socket.next(), await socket.next()])), [], 'nor does a socket');
  socket.ws.close();
  await socket.closed;
}

type Fault = { code: string; make: string[]; mend: string[] };

/** A rule that no row keeps to; PostgreSQL's message names it, and drizzle's has the values of the statement. */
const AGAINST_A_RULE: Fault = {
  code: '23514',
  make: ['alter table text_revisions add constraint made_to_fail check (length(body) < 3) not valid'],
  mend: ['alter table text_revisions drop constraint made_to_fail'],
};
/** An error whose message is what somebody wrote. */
const IN_THEIR_WORDS: Fault = {
  code: 'P0001',
  make: [
    `create function made_to_fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail: %', new.body; end $$`,
    'create trigger made_to_fail before insert or update on text_revisions for each row execute function made_to_fail()',
  ],
  mend: ['drop trigger made_to_fail on text_revisions', 'drop function made_to_fail'],
};

/** Makes the database fail under a request, under jobs and under the sweeper. */
async function databaseError(t: Test, world: World, birds: Canaries, author: Somebody, fault: Fault): Promise<void> {
  const all = (statements: string[]): Promise<void> =>
    inWholeDatabase(world, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  const post = () =>
    author.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: birds.word('title'), text: `${HOLDS} ${birds.word('post')}` });
  t.equal((await post()).status, 201);
  await all(fault.make);
  const failed = await post();
  t.equal(failed.status, 500);
  t.same(birds.in(failed.raw), [], 'a 500 repeats nothing');
  await t.rejects(world.drain(), /jobs of queue/);
  world.clock.advance(6);
  await sweepOnce(world.platform, world.clock.now());
  await all(fault.mend);
}

/** What PostgreSQL wrote into its own log. */
async function serverLog(world: World): Promise<string> {
  const { rows } = await inWholeDatabase(world, (client) => client.query<{ data_directory: string }>('show data_directory'));
  return readFile(join(dirname(rows[0]?.data_directory ?? ''), 'postgres.log'), 'utf8');
}

async function run(t: Test, options: WorldOptions = {}): Promise<{ birds: Canaries; world: World }> {
  const birds = openCanaries();
  const lines: string[] = [];
  const world = await openWorld(t, { ...options, log: openLog('trace', { write: (line) => void lines.push(line) }) });
  const hints: unknown[] = [];
  await world.platform.hints.subscribe('trust.>', (hint) => hints.push(hint));
  const leaked = async (): Promise<string[]> => {
    const figures = await world.visitor().get('/metrics');
    return birds.in([lines.join(''), JSON.stringify(hints), figures.raw, await rowsAsText(world, NEVER)].join('\n'));
  };
  // Jobs stay in the outbox until the world is drained, to be looked at there too.
  await world.platform.relay.close();
  birds.note('password of staff', PASSWORD);
  const moderator = await world.makeStaff(['moderator', 'lead', 'administrator']);
  birds.note('token of staff', moderator.token);
  const added = await moderator.post('/api/v1/staff', { signInName: birds.word('sign-in name'), roleName: 'Wren', password: PASSWORD, roles: ['moderator'] });
  birds.note('second factor', added.body.totpSecret);
  const author = await joinAs(world, birds, moderator, 'author');
  const reader = await joinAs(world, birds, moderator, 'reader');

  await t.test('the main job', async (t) => {
    await mainJob(t, world, birds, { author, reader, moderator });
    t.same(await leaked(), []);
  });
  await t.test('bad input', async (t) => {
    await badInput(t, world, birds, { author, moderator });
    t.same(await leaked(), []);
  });
  await t.test('errors of the database', async (t) => {
    await databaseError(t, world, birds, author, AGAINST_A_RULE);
    t.same(await leaked(), []);
    t.match(await serverLog(world), /made_to_fail/, 'PostgreSQL logged what failed');
    t.same(birds.in(await serverLog(world)), [], 'and no words with it');
    await databaseError(t, world, birds, author, IN_THEIR_WORDS);
    t.same(await leaked(), []);
    const log = lines.join('');
    for (const told of ['a request failed', 'a job failed', 'a revision could not be swept', '"code":"23514","constraint":"made_to_fail"', '"code":"P0001"']) {
      t.ok(log.includes(told), `the log says ${told}`);
    }
    t.match(log, /"code":"internal".*"code":"23514".*a request failed/, 'and why the request failed');
    for (const seconds of [11, 21, 41, 60]) {
      world.clock.advance(seconds);
      await sweepOnce(world.platform, world.clock.now());
      await world.drain();
    }
    t.same(await leaked(), [], 'nor when all is well again');
  });

  await t.test('this was a look at what there is', async (t) => {
    const words = birds.in(await rowsAsText(world, (table) => table.startsWith('public.') && !NEVER(table)));
    for (const kept of ['post', 'title', 'reply', 'report note', 'decision', 'author: pseudonym']) t.ok(words.includes(kept), `${kept} is kept where it belongs`);
    for (const hashed of ['author: password', 'author: bearer token', 'author: invitation code', 'author: recovery code', 'author: reference', 'second factor']) {
      t.notOk(words.includes(hashed), `${hashed} is kept nowhere in the clear`);
    }
    t.ok(hints.length > 0, 'hints were heard');
    t.match(await rowsAsText(world, NEVER), /post\.written/);
  });
  return { birds, world };
}

t.test('with the queues on PostgreSQL', async (t) => {
  const { world } = await run(t);
  const rows = await rowsAsText(world, (table) => table.startsWith('bullmq.'));
  for (const { code } of [AGAINST_A_RULE, IN_THEIR_WORDS]) t.ok(rows.includes(code), 'the failed jobs are among the rows');
});

t.test('with the queues on Redis', { skip: redisMissing() && REDIS_LEFT_OUT }, async (t) => {
  const redis = await startRedis(t);
  const sent: string[] = [];
  const client = new Redis(redis.url);
  const monitor = await client.monitor();
  monitor.on('monitor', (_time: string, args: string[]) => void sent.push(args.join(' ')));
  t.teardown(() => {
    monitor.disconnect();
    client.disconnect();
  });
  const { birds } = await run(t, { redis: { url: redis.url, prefix: 'canary' } });
  const all = sent.join('\n');
  for (const { code } of [AGAINST_A_RULE, IN_THEIR_WORDS]) t.ok(all.includes(code), 'everything sent to Redis was heard, the failed jobs too');
  t.same(birds.in(all), []);
});
