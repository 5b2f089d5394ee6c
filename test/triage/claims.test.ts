// Opening a case and claiming it: clocks, leases, who has it, and what is refused.
import t from 'tap';
import { instant } from '../../src/kit/clock.ts';
import { caseRow, flagPost, raiseByHand, take, writePost } from '../support/triage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(t);
const { north } = world;
const client = await world.makeClient();
const robin = await world.makeStaff(['moderator']);
const wren = await world.makeStaff(['safeguarding']);

t.test('opening a case', async (t) => {
  const { postId } = await writePost(client, { text: 'Some words to be marked.', forumId: north.forums.publishFirst });
  await world.drain();
  const caseId = await flagPost(world, north, postId, { spans: [{ start: 5, end: 10 }], priority: 'urgent' });
  const waiting = await caseRow(world, north, postId);
  const opened = await robin.get(`/api/v1/cases/${caseId}`);
  t.equal(opened.status, 200);
  t.equal(opened.headers['etag'], `"${opened.body.version}"`);
  t.match(opened.body, {
    state: 'open',
    unread: false,
    post: { postId, author: client.name, text: 'Some words to be marked.', threadTitle: 'A walk', state: 'published' },
    flags: [{ source: 'detector', spans: [{ start: 5, end: 10 }], priority: 'urgent', earlier: false }],
    reports: [],
    decisions: [],
  });
  t.ok(opened.body.texts.some((each: { revisionId: string }) => each.revisionId === opened.body.flags[0].revisionId));
  const read = await caseRow(world, north, postId);
  t.ok(read.firstReadAt, 'the clock of its first read is stopped');
  t.equal(read.version, waiting.version, 'and looking changes no version');
  await wren.get(`/api/v1/cases/${caseId}`);
  t.same((await caseRow(world, north, postId)).firstReadAt, read.firstReadAt, 'a second look stops nothing');
  t.notOk(
    (await robin.get('/api/v1/moderation/not-read?limit=100')).body.items.some((each: { postId: string }) => each.postId === postId),
    'a person has read the post',
  );

  await flagPost(world, north, postId, { sourceId: 'another', priority: 'routine' });
  t.match(await caseRow(world, north, postId), { firstReadAt: null, priority: 'urgent' }, 'a new flag makes it unread again');
});

t.test('what it replies to is shown with it', async (t) => {
  const { postId: parentId, threadId } = await writePost(client, { text: 'Who else likes boats?', forumId: north.forums.publishFirst });
  const reply = await client.post(`/api/v1/threads/${threadId}/posts`, { text: 'I do.', parentId, contentNote: 'About boats' });
  t.equal(reply.status, 201);
  const caseId = await flagPost(world, north, String(reply.body.postId));
  const { body } = await robin.get(`/api/v1/cases/${caseId}`);
  t.match(body, { parent: { postId: parentId, text: 'Who else likes boats?' }, post: { text: 'I do.', contentNote: 'About boats' } });
});

t.test('a claim is one person at a time', async (t) => {
  const { postId } = await writePost(client);
  const caseId = await flagPost(world, north, postId);
  const first = await robin.post(`/api/v1/cases/${caseId}/claim`);
  t.match(first, { status: 200, body: { caseId, claimNumber: 1 } });
  t.equal(first.headers['etag'], `"${first.body.version}"`);
  const refused = await wren.post(`/api/v1/cases/${caseId}/claim`);
  t.match(refused, { status: 409, body: { type: '/problems/state-conflict', heldBy: robin.name, heldUntil: first.body.leaseEndsAt } });

  world.clock.advance(300);
  const renewed = await robin.post(`/api/v1/cases/${caseId}/renew`, { claimNumber: 1 });
  t.equal(renewed.body.version, first.body.version);
  t.ok(instant(renewed.body.leaseEndsAt) > instant(first.body.leaseEndsAt), 'renewing holds it for longer');
  t.equal((await robin.post(`/api/v1/cases/${caseId}/claim`)).body.claimNumber, 1, 'so does claiming again');
  t.match(await wren.post(`/api/v1/cases/${caseId}/renew`, { claimNumber: 1 }), { status: 409, body: { type: '/problems/lease-lost' } });

  world.clock.advance(601);
  t.equal((await robin.post(`/api/v1/cases/${caseId}/renew`, { claimNumber: 1 })).status, 409, 'an ended lease is not renewed');
  const [item] = (await wren.get('/api/v1/cases?limit=1&priority=soon')).body.items;
  t.equal(item.holder, null, 'and the case is free in the queue');
  t.match(await wren.post(`/api/v1/cases/${caseId}/claim`), { status: 200, body: { claimNumber: 2 } });
  t.match(await robin.post(`/api/v1/cases/${caseId}/release`, { claimNumber: 1 }), { status: 409 }, 'an old tab releases nothing');
  t.match(await wren.post(`/api/v1/cases/${caseId}/release`, { claimNumber: 2 }), { status: 200, body: { leaseEndsAt: null } });
  t.equal((await robin.post(`/api/v1/cases/${caseId}/claim`)).status, 200);
});

t.test('two claim at once and one has it', async (t) => {
  const { postId } = await writePost(client);
  const caseId = await flagPost(world, north, postId);
  const answers = await Promise.all([robin, wren].map((by) => by.post(`/api/v1/cases/${caseId}/claim`)));
  t.same(answers.map((answer) => answer.status).sort(), [200, 409]);
});

t.test("one's own post is for somebody else", async (t) => {
  const { postId } = await writePost(robin, { forumId: north.forums.publishFirst });
  const { caseId } = await raiseByHand(world, north, { postId, priority: 'soon', notScreened: false, reported: true });
  t.match(await robin.get(`/api/v1/cases/${caseId}`), { status: 403, body: { type: '/problems/not-allowed' } });
  t.equal((await robin.post(`/api/v1/cases/${caseId}/claim`)).status, 403);
  const ifMatch = await take(wren, caseId);
  const decision = { kind: 'publish', reason: 'within_rules' };
  t.equal((await robin.post(`/api/v1/cases/${caseId}/decisions`, decision, ifMatch)).status, 403);
  t.equal((await wren.post(`/api/v1/cases/${caseId}/decisions`, decision, ifMatch)).status, 201);
  t.match(await wren.post(`/api/v1/cases/${caseId}/claim`), { status: 409, body: { type: '/problems/state-conflict' } }, 'a closed case is not claimed');
});
