// Bad input on every route, made from the API's own description: refused in plain words, repeated to nobody, stored nowhere.
import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import { fillPath, type Operation, readSpec } from '../support/spec.ts';
import { openWorld, type Person } from '../support/world.ts';
import { HARMLESS, startThread } from '../support/screening.ts';
import { badFields, badWholes, CANARY, textFields } from './support/bad-bodies.ts';
import { rowCounts } from './support/whole-database.ts';

const RULE = {
  name: 'Kestrel words', kind: 'phrase', looksFor: ['purple kestrel'], category: 'spam_link', priority: 'soon', effect: 'flag',
  explanation: 'Words.', owner: 'Administrator', rationale: 'Words.',
};
const JSON_TYPE = { 'content-type': 'application/json' };

/** None of them is a page of ours. */
const QUERIES = [
  ...['0', '101', '-1', '1.5', 'ten', '', '1&limit=2'].map((limit) => `limit=${limit}`),
  ...['x', '', 'a'.repeat(401), 'WyJ4Il0', 'W10', 'bnVsbA'].map((cursor) => `cursor=${cursor}`),
  `${CANARY}=1`,
  `q=${CANARY}`,
];

type Refusal = { status: number; path?: string | undefined };
type Sent = { headers?: Record<string, string>; url?: string; payload?: string };

t.test('every route', async (t) => {
  const world = await openWorld(t);
  const { operations, schemas } = await readSpec(world.app);
  const make = { client: () => world.makeClient(), staff: () => world.makeStaff(['moderator', 'lead', 'safeguarding', 'administrator', 'auditor']) };
  const people = { client: await make.client(), staff: await make.staff() };

  /** Sends as somebody the route admits; whoever has sent too much is followed by somebody new. */
  async function send(operation: Operation, { headers = {}, url, payload }: Sent) {
    const as = (who: Person) =>
      world.app.inject({
        method: operation.method as 'POST',
        url: url ?? fillPath(operation.path, () => randomUUID()),
        headers: { host: world.north.host, authorization: `Bearer ${who.token}`, ...headers },
        ...(payload === undefined ? {} : { payload }),
      });
    const kind = clientsOnly.has(operation.path) ? 'client' : 'staff';
    const answer = await as(people[kind]);
    if (answer.statusCode !== 429) return answer;
    people[kind] = await make[kind]();
    before = await rowCounts(world);
    return as(people[kind]);
  }

  /** Whether an answer is the refusal it must be; gives what is wrong with it. */
  async function wrongWith(operation: Operation, name: string, sent: Sent, { status, path }: Refusal): Promise<string[]> {
    const answer = await send(operation, sent);
    const wrong = (what: string): string => `${operation.method} ${operation.path}, ${name}: ${what}`;
    if (answer.statusCode !== status) return [wrong(`${answer.statusCode} ${answer.body}`)];
    if (!String(answer.headers['content-type']).startsWith('application/problem+json')) return [wrong('no problem document')];
    const body = answer.json();
    const faults: { path: string; message: string }[] = body.errors ?? [];
    return [
      ...(/^[A-Z].*\.$/.test(body.detail ?? '') ? [] : [wrong(`the detail is ${body.detail}`)]),
      ...(body.urgentHelp === '/urgent-help' ? [] : [wrong('no urgent help')]),
      ...(answer.body.toLowerCase().includes(CANARY) ? [wrong(`it repeats what was sent: ${answer.body}`)] : []),
      ...(path === undefined || faults.some((fault) => fault.path === path) ? [] : [wrong(`the fault is not at ${path}: ${answer.body}`)]),
      ...faults.filter((fault) => !fault.message).map((fault) => wrong(`says ${fault.message}`)),
    ];
  }

  const clientsOnly = new Set<string>();
  for (const { method, path, requestBody, security } of operations) {
    // Leaving out what takes nothing: it might be signing out.
    if (!security || (!requestBody && !path.includes('{'))) continue;
    const headers = { host: world.north.host, authorization: `Bearer ${people.staff.token}` };
    const answer = await world.app.inject({ method: method as 'POST', url: fillPath(path, () => 'no-id'), headers, ...(requestBody ? { payload: [] } : {}) });
    if (answer.statusCode === 403) clientsOnly.add(path);
  }
  let before = await rowCounts(world);
  const nothingStored = async (t: Test): Promise<void> => void t.same(await rowCounts(world), before, 'nothing was stored');
  const bodied = operations.filter((operation) => operation.requestBody);
  const schemaOf = (operation: Operation) => operation.requestBody?.content['application/json']?.schema ?? {};

  await t.test('bodies that cannot be read', async (t) => {
    const unreadable: [string, Sent, number][] = [
      ['cut short', { headers: JSON_TYPE, payload: `{"${CANARY}": "${CANARY}` }, 400],
      ['nothing', { headers: JSON_TYPE, payload: '' }, 400],
      ['a text', { headers: { 'content-type': 'text/plain' }, payload: CANARY }, 415],
      ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: `text=${CANARY}` }, 415],
      ['XML', { headers: { 'content-type': 'application/xml' }, payload: `<text>${CANARY}</text>` }, 415],
      ['a type that is none', { headers: { 'content-type': CANARY }, payload: CANARY }, 415],
      ['more than 64 kilobytes', { headers: JSON_TYPE, payload: JSON.stringify({ text: CANARY.repeat(5042) }) }, 413],
      ['a prototype', { headers: JSON_TYPE, payload: `{"__proto__": {"text": "${CANARY}"}}` }, 400],
      ['a constructor', { headers: JSON_TYPE, payload: `{"constructor": {"prototype": {"text": "${CANARY}"}}}` }, 400],
    ];
    for (const operation of bodied) {
      for (const [name, sent, status] of unreadable) t.same(await wrongWith(operation, name, sent, { status }), [], `${operation.operationId}: ${name}`);
    }
    await nothingStored(t);
  });

  await t.test('bodies that are not what the route takes', async (t) => {
    let texts = 0;
    for (const operation of bodied) {
      const schema = schemaOf(operation);
      texts += textFields(schema, schemas);
      const bad = [...badWholes(schema, schemas), ...badFields(schema, schemas)];
      const wrong = [];
      for (const { name, json, path } of bad) wrong.push(...(await wrongWith(operation, name, { headers: JSON_TYPE, payload: json }, { status: 422, path })));
      t.same(wrong, [], `${operation.operationId}: ${bad.length} bodies`);
    }
    t.ok(texts >= 40, `${texts} free texts were tried`);
    await nothingStored(t);
  });

  await t.test('addresses', async (t) => {
    for (const operation of operations.filter((one) => one.path.includes('{'))) {
      const payload = operation.requestBody ? '{}' : undefined;
      for (const id of ['no-id', '7', `${randomUUID()}0`, '%00', '%F0%9F%99%82', "'%20or%201=1", CANARY]) {
        const sent = { url: fillPath(operation.path, () => id), ...(payload ? { headers: JSON_TYPE, payload } : {}) };
        t.same(await wrongWith(operation, id, sent, { status: 422 }), [], `${operation.operationId} of ${id}`);
      }
      const broken = { url: fillPath(operation.path, () => `%zz${CANARY}`), ...(payload ? { headers: JSON_TYPE, payload } : {}) };
      t.same(await wrongWith(operation, 'a broken escape', broken, { status: 400 }), [], `${operation.operationId} of what cannot be read`);
    }
    await nothingStored(t);
  });

  await t.test('what a list is asked', async (t) => {
    const lists = operations.filter((one) => one.parameters?.some(({ name }) => name === 'limit'));
    t.ok(lists.length >= 7);
    for (const operation of lists) {
      for (const query of QUERIES) {
        const url = `${fillPath(operation.path, () => randomUUID())}?${query}`;
        t.same(await wrongWith(operation, query, { url }, { status: 422 }), [], `${operation.operationId}?${query}`);
      }
    }
  });

  await t.test('hosts', async (t) => {
    for (const operation of operations) {
      const sent = { headers: { ...JSON_TYPE, host: `${CANARY}.test` }, ...(operation.requestBody ? { payload: '{}' } : {}) };
      t.same(await wrongWith(operation, 'an unknown host', sent, { status: 404 }), [], `${operation.operationId} on an unknown host`);
    }
    const visit = (host: string) => world.app.inject({ method: 'GET', url: '/api/v1/csrf', headers: { host } });
    for (const host of ['', '..', '[::1', 'ü.test', 'north.test.evil.example', ' ', "north.test' or 1=1", `${'a'.repeat(300)}.test`]) {
      const answer = await visit(host);
      t.match(answer.json(), { type: '/problems/unknown-host' }, JSON.stringify(host));
    }
    for (const host of ['north.test', 'NORTH.test', 'north.test:8443']) t.equal((await visit(host)).statusCode, 200, host);
    await nothingStored(t);
  });
});

t.test('headers', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const administrator = await world.makeStaff(['administrator']);
  const { postId, threadId } = await startThread(author, HARMLESS);
  const made = await administrator.post('/api/v1/rules', RULE);
  t.equal(made.status, 201, made.raw);
  await world.drain();
  const before = await rowCounts(world);

  for (const key of ['seven77', 'k'.repeat(201), 'with a space', 'with-\u00e9-in-it', '']) {
    const header = { 'idempotency-key': key };
    for (const [path, body] of [
      [`/api/v1/threads/${threadId}/posts`, { text: HARMLESS }],
      [`/api/v1/forums/${world.north.forums.screenFirst}/threads`, { title: 'A walk', text: HARMLESS }],
    ] as const) {
      t.match(await author.post(path, body, header), { status: 422, body: { errors: [{ path: 'headers.idempotency-key', message: /8 to 200/ }] } }, key);
    }
  }
  for (const tag of ['1', 'W/"1"', '"1", "2"', '*', '"one"', '"-1"', '"1e0"', '']) {
    const answer = await administrator.put(`/api/v1/rules/${made.body.ruleId}`, { ...RULE, why: 'Words.' }, { 'if-match': tag });
    t.match(answer, { status: 428, body: { detail: /such as "3"/ } }, `a rule: ${tag}`);
  }
  for (const tag of ['1', 'W/"1"', '"1", "2"', '"one"', '"0"', '"2"', '']) {
    const answer = await author.put(`/api/v1/posts/${postId}/text`, { text: 'Other words.' }, { 'if-match': tag });
    t.match(answer, { status: 412, body: { currentVersion: 1 } }, `a post: ${tag}`);
  }
  const tooLong = { 'if-match': `"${'1'.repeat(50)}"` };
  t.equal((await administrator.put(`/api/v1/rules/${made.body.ruleId}`, { ...RULE, why: 'Words.' }, tooLong)).status, 422);
  t.equal((await author.put(`/api/v1/posts/${postId}/text`, { text: 'Other words.' }, tooLong)).status, 422);
  t.same(await rowCounts(world), before, 'nothing was stored');
  t.equal((await author.get(`/api/v1/posts/${postId}`)).body.text, HARMLESS);
});

t.test('the longest that is taken, in characters as their writer counts them', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const administrator = await world.makeStaff(['administrator']);
  const { postId } = await startThread(author, HARMLESS, world.north.forums.publishFirst);
  const long = (most: number): string => '\u{1F642}'.repeat(most);
  const join = async (more: object) =>
    world.visitor().post('/api/v1/join', { code: await world.invite(), pseudonym: 'Plain Teasel', password: 'a quiet green harbour', ...more });
  const accepted: [string, () => Promise<{ status: number; raw: string }>][] = [
    ['a changed text of 10,000', () => author.put(`/api/v1/posts/${postId}/text`, { text: long(10_000) })],
    ['a content note of 80', () => author.put(`/api/v1/posts/${postId}/content-note`, { contentNote: long(80) })],
    ['a note to moderators of 2,000', () => author.post(`/api/v1/posts/${postId}/reports`, { reason: 'something_else', worried: true, note: long(2000) })],
    ['a pseudonym of 3', () => join({ pseudonym: 'Jay' })],
    ['a pseudonym of 30', () => join({ pseudonym: 'Wagtail'.repeat(5).slice(0, 30) })],
    ['a password of 8', () => join({ pseudonym: 'Amber Teasel', password: 'kq7 \u{1F642}zv!' })],
    ['a password of 128', () => join({ pseudonym: 'Violet Teasel', password: `kq7 ${long(124)}` })],
    ['a return word of 64', () => join({ pseudonym: 'Russet Teasel', returnWord: long(64) })],
    ['a rule', () => administrator.post('/api/v1/rules', { ...RULE, name: long(80), explanation: long(300), owner: long(80), rationale: long(500) })],
  ];
  for (const [name, send] of accepted) {
    const answer = await send();
    t.ok(answer.status < 300, `${name}: ${answer.raw.slice(0, 200)}`);
  }
  for (const pseudonym of ['Ja', 'Wagtail'.repeat(5).slice(0, 31)]) t.equal((await join({ pseudonym })).status, 422);
  await world.drain();
  t.equal((await author.get(`/api/v1/posts/${postId}`)).body.text, long(10_000));
});
