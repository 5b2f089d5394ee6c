// The queue over HTTP: its order, its pages while time moves, its filters, and who may see it.
import t from 'tap';
import { plusSeconds } from '../../src/kit/clock.ts';
import { compareQueued, laneOf } from '../../src/triage/queue-order.ts';
import { caseRow, flagPost, raiseByHand, take, writePost } from '../support/triage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(t);
const { north, south } = world;
const client = await world.makeClient();
const moderator = await world.makeStaff(['moderator']);
const other = await world.makeStaff(['lead']);
const now = world.clock.now();

const PRIORITIES = ['routine', 'soon', 'urgent', 'immediate'] as const;
const made: { caseId: string; postId: string }[] = [];
// Each priority fresh, overdue, and old but read: twelve cases whose order only the table can tell.
for (const priority of PRIORITIES) {
  for (const age of ['fresh', 'overdue', 'read'] as const) {
    const { postId } = await writePost(client, age === 'read' ? { forumId: north.forums.publishFirst } : {});
    const minutes = { fresh: 5, overdue: 3000, read: 4000 }[age];
    const caseId = await flagPost(world, north, postId, { priority, category: 'bullying_hate' }, plusSeconds(now, -60 * minutes));
    if (age === 'read') await moderator.get(`/api/v1/cases/${caseId}`);
    made.push({ caseId, postId });
  }
}

t.test('the order of the statement is the order of the pure function', async (t) => {
  const page = await moderator.get('/api/v1/cases?limit=100');
  t.equal(page.status, 200);
  const rows = await Promise.all(made.map((each) => caseRow(world, north, each.postId)));
  const asOf = plusSeconds(now, 60);
  t.same(
    page.body.items.map((item: { caseId: string }) => item.caseId),
    rows.toSorted((a, b) => compareQueued(a, b, asOf)).map((row) => row.caseId),
  );
  t.same([...new Set(rows.map((row) => laneOf(row, asOf)))].sort(), [0, 1, 2, 3, 4], 'every lane was tried');
  const overdue = page.body.items.filter((item: { overdue: boolean }) => item.overdue);
  t.equal(overdue.length, 4);
  t.equal(page.body.items.filter((item: { unread: boolean }) => item.unread).length, 8);
  t.match(page.body.items[0], { forum: { name: 'publish-first' }, categories: ['bullying_hate'], holder: null, version: Number });
});

t.test('pages fit together while time moves and cases arrive', async (t) => {
  const whole = await moderator.get('/api/v1/cases?limit=100');
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 10; page += 1) {
    const part = await moderator.get(`/api/v1/cases?limit=5${cursor}`);
    seen.push(...part.body.items.map((item: { caseId: string }) => item.caseId));
    if (part.body.next === null) break;
    cursor = `&cursor=${part.body.next}`;
    // The fresh cases come closer to their targets, and a new one arrives at the top.
    world.clock.advance(600);
    const { postId } = await writePost(client);
    await raiseByHand(world, north, { postId, priority: 'immediate', notScreened: false, reported: false });
  }
  t.same(seen, whole.body.items.map((item: { caseId: string }) => item.caseId));
  const bad = await moderator.get('/api/v1/cases?cursor=bm90IG91cnM');
  t.equal(bad.status, 422);
});

t.test('filters', async (t) => {
  const { postId } = await writePost(client, { forumId: north.forums.publishFirst });
  const { caseId } = await raiseByHand(world, north, { postId, priority: 'soon', notScreened: true, reported: true });
  await take(other, caseId);
  const idsOf = async (query: string, by = moderator): Promise<string[]> => {
    const page = await by.get(`/api/v1/cases?limit=100&${query}`);
    t.equal(page.status, 200, query);
    return page.body.items.map((item: { caseId: string }) => item.caseId);
  };
  t.same(await idsOf('notScreened=true'), [caseId]);
  t.same(await idsOf('reported=true&priority=soon'), [caseId]);
  t.same(await idsOf('reported=true&priority=urgent'), []);
  t.same(await idsOf('mine=true', other), [caseId]);
  t.same(await idsOf('mine=true'), [], 'mine is who asks');
  t.same(await idsOf('escalated=true'), []);
  t.ok((await idsOf(`forumId=${north.forums.publishFirst}`)).includes(caseId));
  t.notOk((await idsOf(`forumId=${north.forums.screenFirst}`)).includes(caseId));
  t.equal((await idsOf('overdue=true')).length > 3, true);
  const [item] = (await moderator.get('/api/v1/cases?notScreened=true')).body.items;
  t.match(item, { holder: { roleName: other.name, mine: false }, notScreened: true, reported: true });
  t.equal((await moderator.get('/api/v1/cases?nothing=1')).status, 422);
});

t.test('who sees it', async (t) => {
  const [{ caseId } = { caseId: '' }] = made;
  t.equal((await client.get('/api/v1/cases')).status, 403);
  t.equal((await world.visitor().get('/api/v1/cases')).status, 401);
  t.equal((await (await world.makeStaff(['administrator'])).get('/api/v1/cases')).status, 403);
  const southern = await world.makeStaff(['moderator'], south);
  t.same((await southern.get('/api/v1/cases')).body.items, [], 'nothing of another trust');
  t.equal((await southern.get(`/api/v1/cases/${caseId}`)).status, 404);
  t.equal((await southern.post(`/api/v1/cases/${caseId}/claim`)).status, 404);
});

t.test('flags: once each, in one case, opened again after a decision', async (t) => {
  const { postId } = await writePost(client);
  const first = await flagPost(world, north, postId, { sourceId: 'one' });
  const before = await caseRow(world, north, postId);
  await t.rejects(flagPost(world, north, postId, { sourceId: 'one' }), /there already/);
  t.same(await caseRow(world, north, postId), before, 'the same flag again raises nothing');
  t.equal(await flagPost(world, north, postId, { sourceId: 'two', priority: 'urgent', category: 'self_harm' }), first);
  t.match(await caseRow(world, north, postId), { priority: 'urgent', version: before.version + 1 });

  const both = await Promise.all(['three', 'four'].map((sourceId) => flagPost(world, north, postId, { sourceId })));
  t.same(both, [first, first], 'two at once raise the same case');
  const fresh = await writePost(client);
  const opened = await Promise.all(['a', 'b', 'c'].map((sourceId) => flagPost(world, north, fresh.postId, { sourceId })));
  t.equal(new Set(opened).size, 1, 'three at once open one case');

  const ifMatch = await take(moderator, first);
  const made = await moderator.post(`/api/v1/cases/${first}/decisions`, { kind: 'publish', reason: 'within_rules', why: 'It is fine.' }, ifMatch);
  t.match(made, { status: 201, body: { caseState: 'closed' } });
  t.not(await flagPost(world, north, postId, { sourceId: 'five' }), first);
});
