// What must hold of every route, present and future, generated from the API's own description.
import { randomUUID } from 'node:crypto';
import t from 'tap';
import { fillPath, readSpec } from '../support/spec.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A thread, a post, a case, a message and so on of the south, so that real ids of another trust can be tried. */
async function idsOfSouth(world: World): Promise<Record<string, string>> {
  const client = await world.makeClient(world.south);
  const moderator = await world.makeStaff(['moderator', 'lead', 'administrator'], world.south);
  const thread = await client.post(`/api/v1/forums/${world.south.forums.holdAll}/threads`, { title: 'A walk', text: 'We went for a walk by the river.' });
  await world.drain();
  const cases = await moderator.get('/api/v1/cases');
  const messages = await client.get('/api/v1/messages');
  const sessions = await client.get('/api/v1/sessions');
  const rules = await moderator.get('/api/v1/rules');
  const invitation = await moderator.post('/api/v1/invitations', { adult: true });
  return {
    forumId: world.south.forums.holdAll,
    threadId: String(thread.body.threadId),
    postId: String(thread.body.postId),
    caseId: String(cases.body.items[0]?.caseId),
    messageId: String(messages.body.items[0]?.messageId),
    sessionId: String(sessions.body.items?.[0]?.sessionId ?? randomUUID()),
    ruleId: String(rules.body.items?.[0]?.ruleId ?? randomUUID()),
    invitationId: String(invitation.body.invitationId),
    accountId: client.accountId,
    reEntryId: randomUUID(),
  };
}

t.test('an id of another trust is not found, on any route', async (t) => {
  const world = await openWorld(t);
  const spec = await readSpec(world.app);
  const ids = await idsOfSouth(world);
  t.same(Object.entries(ids).filter(([, value]) => value === 'undefined'), [], 'every kind of thing was made');
  const staff = await world.makeStaff(['moderator', 'lead', 'safeguarding', 'administrator', 'auditor']);
  const client = await world.makeClient();
  let tried = 0;
  for (const operation of spec.operations.filter((one) => one.path.includes('{'))) {
    const path = fillPath(operation.path, (name) => ids[name] ?? randomUUID());
    for (const who of [staff, client] as Person[]) {
      const response = await world.app.inject({
        method: operation.method as 'GET',
        url: path,
        headers: { host: world.north.host, authorization: `Bearer ${who.token}`, 'if-match': '"1"' },
        ...(operation.requestBody ? { payload: BODIES[operation.operationId ?? ''] ?? {} } : {}),
      });
      const name = `${operation.method} ${operation.path} as ${who === client ? 'client' : 'staff'}`;
      // 403 where the route is not for this kind of account at all; a body that does not fit must be mended above.
      t.ok([404, 403].includes(response.statusCode), `${name}: ${response.statusCode} ${response.statusCode === 422 ? operation.operationId : ''}`);
      if (response.statusCode === 404) tried += 1;
    }
  }
  t.ok(tried >= spec.operations.filter((one) => one.path.includes('{')).length, `${tried} ids were looked for and not found`);
});

/** Bodies that fit, for routes that take both an id and a body. */
const RULE = {
  name: 'A rule', kind: 'phrase', looksFor: ['purple kestrel'], category: 'spam_link', priority: 'soon', effect: 'flag',
  explanation: 'Words.', owner: 'Administrator', rationale: 'Words.', why: 'Words.',
};
const BODIES: Record<string, Record<string, unknown>> = {
  startThread: { title: 'A title', text: 'Some words.' },
  submitPost: { text: 'Some words.' },
  changePostText: { text: 'Some words.' },
  changePostNote: { contentNote: 'A note.' },
  lockThread: { locked: true },
  changeRule: RULE,
  retireRule: { why: 'Words.' },
  changeRoles: { roles: ['moderator'] },
  reportPost: { reason: 'something_else', worried: false },
  decideCase: { kind: 'publish', reason: 'within_rules', why: 'It is fine.' },
  renewClaim: { claimNumber: 1 },
  releaseCase: { claimNumber: 1 },
  markThreadRead: { upTo: randomUUID(), publishedAt: '2026-11-23T10:00:00Z' },
};

t.test('a visitor reaches nothing that is not public', async (t) => {
  const world = await openWorld(t);
  const spec = await readSpec(world.app);
  for (const operation of spec.operations.filter((one) => one.security)) {
    const response = await world.app.inject({
      method: operation.method as 'GET',
      url: fillPath(operation.path, () => randomUUID()),
      headers: { host: world.north.host },
      ...(operation.requestBody ? { payload: {} } : {}),
    });
    t.equal(response.statusCode, 401, `${operation.method} ${operation.path}`);
  }
});

t.test('a cookie without a token of our own page does nothing, on any unsafe route', async (t) => {
  const world = await openWorld(t);
  const spec = await readSpec(world.app);
  const client = await world.makeClient();
  const staff = await world.makeStaff(['moderator', 'lead', 'safeguarding', 'administrator', 'auditor']);
  for (const operation of spec.operations.filter((one) => UNSAFE.has(one.method))) {
    for (const who of [client, staff]) {
      const send = (headers: Record<string, string>) =>
        world.app.inject({
          method: operation.method as 'POST',
          url: fillPath(operation.path, () => randomUUID()),
          headers: { host: world.north.host, cookie: `session=${who.token}`, ...headers },
          ...(operation.requestBody ? { payload: {} } : {}),
        });
      const name = `${operation.method} ${operation.path}`;
      t.equal((await send({})).statusCode, 403, `${name} without a token`);
      t.equal((await send({ 'x-csrf-token': 'made-up' })).statusCode, 403, `${name} with a made-up token`);
      t.equal((await send({ origin: 'https://elsewhere.example' })).statusCode, 403, `${name} from another site`);
    }
  }
});

t.test('an unknown host is told so, and learns nothing else', async (t) => {
  const { app } = await openWorld(t);
  const response = await app.inject({ method: 'GET', url: '/api/v1/forums', headers: { host: 'elsewhere.test' } });
  t.equal(response.statusCode, 404);
  t.equal(response.json().type, '/problems/unknown-host');
  t.equal(response.json().urgentHelp, '/urgent-help');
});
