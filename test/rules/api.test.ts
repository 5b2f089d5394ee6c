// Rules through the API: an administrator writes, changes, tries and retires; nobody else writes.
import t from 'tap';
import { openWorld } from '../support/world.ts';

const RULE = {
  name: 'Kestrel words',
  kind: 'phrase',
  looksFor: ['purple kestrel'],
  category: 'spam_link',
  priority: 'soon',
  effect: 'hold',
  explanation: 'We read posts about purple kestrels first.',
  owner: 'Administrator',
  rationale: 'A made-up rule for tests.',
  mustMatch: ['I saw a purple kestrel.'],
  mustNotMatch: ['I saw a purple cat and a brown kestrel.'],
};

t.test('a change acts on the next text, and a retired rule on none', async (t) => {
  const world = await openWorld(t);
  const admin = await world.makeStaff(['administrator']);
  const client = await world.makeClient();
  const post = async (): Promise<string> => {
    const made = await client.post(`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'Birds', text: 'There was a purple kestrel today.' });
    t.equal(made.status, 201);
    await world.drain();
    const mine = await client.get(`/api/v1/posts/${made.body.postId}`);
    return mine.body.yours.state;
  };
  t.equal(await post(), 'published');
  const made = await admin.post('/api/v1/rules', RULE);
  t.equal(made.status, 201);
  t.equal(made.headers['etag'], '"1"');
  t.equal(await post(), 'waiting to be read');

  const path = `/api/v1/rules/${made.body.ruleId}`;
  const softer = { ...RULE, effect: 'flag', why: 'Softer.' };
  t.equal((await admin.put(path, softer)).status, 428);
  const stale = await admin.put(path, softer, { 'if-match': '"7"' });
  t.equal(stale.status, 412);
  t.equal(stale.body.currentVersion, 1);
  const changed = await admin.put(path, softer, { 'if-match': '"1"' });
  t.equal(changed.status, 200);
  t.equal(changed.body.version, 2);
  t.equal(await post(), 'published');

  t.equal((await admin.post(`${path}/retire`, { why: 'Done.' }, { 'if-match': '"2"' })).status, 200);
  t.equal((await admin.post(`${path}/retire`, { why: 'Done.' }, { 'if-match': '"3"' })).status, 409);
  const versions = await admin.get(`${path}/versions`);
  t.same(versions.body.items.map((item: { version: number }) => item.version), [3, 2, 1]);
  t.equal((await admin.get('/api/v1/rules?state=live')).body.items.length, 0);
});

t.test('trying tells the words, keeps nothing, and refuses a rule that cannot be used', async (t) => {
  const world = await openWorld(t);
  const admin = await world.makeStaff(['administrator']);
  const tried = await admin.post('/api/v1/rules/try', { text: 'A p u r p l e  kestrel!', rule: RULE });
  t.equal(tried.status, 200);
  t.match(tried.body.hits[0], { ruleId: null, priority: 'soon', effect: 'hold' });
  t.match(tried.body.hits[0].spans[0].words, /kestrel/);
  t.equal((await admin.get('/api/v1/rules')).body.items.length, 0);
});

t.test('a rule that could not do what its writer means is refused, and each line is named', async (t) => {
  const world = await openWorld(t);
  const admin = await world.makeStaff(['administrator']);
  const refused = async (change: object): Promise<{ status: number; paths: string[] }> => {
    const answer = await admin.post('/api/v1/rules', { ...RULE, ...change });
    return { status: answer.status, paths: (answer.body.errors ?? []).map((error: { path: string }) => error.path) };
  };
  const pattern = { kind: 'pattern', mustMatch: [], mustNotMatch: [] };
  t.same(await refused({ ...pattern, looksFor: ['fine words', '(never closed'] }), { status: 422, paths: ['body.looksFor.1'] }, 'invalid');
  t.same(await refused({ ...pattern, looksFor: [`a${'b'.repeat(500)}`] }), { status: 422, paths: ['body.looksFor.0'] }, 'too long');
  t.same(await refused({ ...pattern, looksFor: ['.*'] }), { status: 422, paths: ['body.looksFor.0'] }, 'matches harmless sentences');
  t.same(await refused({ mustMatch: ['nothing of it'] }), { status: 422, paths: ['body.mustMatch.0'] });
  t.same(await refused({ mustNotMatch: ['a purple kestrel'] }), { status: 422, paths: ['body.mustNotMatch.0'] });
  t.equal((await refused({ looksFor: [] })).status, 422);
  t.equal((await refused({ colour: 'red' })).status, 422, 'an unknown field');
  t.equal((await refused({ priority: 'high' })).status, 422);
  t.equal((await admin.get('/api/v1/rules')).body.items.length, 0, 'nothing was half saved');
});

t.test('only administrators write rules; clients do not read them', async (t) => {
  const world = await openWorld(t);
  const moderator = await world.makeStaff(['moderator', 'lead', 'safeguarding', 'auditor']);
  const client = await world.makeClient();
  t.equal((await moderator.post('/api/v1/rules', RULE)).status, 403);
  t.equal((await moderator.get('/api/v1/rules')).status, 200);
  t.equal((await client.get('/api/v1/rules')).status, 403);
  t.equal((await client.post('/api/v1/rules/try', { text: 'x' })).status, 403);
});
