// The dashboard's figures and the list of what nobody has read, exact to the second on a clock that stands still.
import t from 'tap';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { dayStart } from '../../src/triage/dashboard.ts';
import { caseRow, flagPost, raiseByHand, take, writePost } from '../support/triage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(t);
const { north, south } = world;
const client = await world.makeClient();
const robin = await world.makeStaff(['moderator']);
const lead = await world.makeStaff(['lead']);
const dashboard = async (by = robin) => (await by.get('/api/v1/moderation/dashboard')).body;

/** A case that opened some seconds ago. */
async function caseFrom(secondsAgo: number, priority: 'immediate' | 'urgent' | 'soon' | 'routine', sourceId = 'made-up'): Promise<string> {
  const { postId } = await writePost(client);
  return flagPost(world, north, postId, { priority, sourceId }, plusSeconds(world.clock.now(), -secondsAgo));
}

const began = (iso: string) => dayStart(instant(iso), 'Europe/London').toISOString();

t.test('when today began', async (t) => {
  t.equal(began('2026-11-23T10:00:00.000Z'), '2026-11-23T00:00:00.000Z');
  t.equal(began('2026-07-01T23:30:00.000Z'), '2026-07-01T23:00:00.000Z', 'already tomorrow in summer time');
  t.equal(began('2026-10-25T12:00:00.000Z'), '2026-10-24T23:00:00.000Z', 'the day of 25 hours');
});

t.test('nothing yet', async (t) => {
  t.match(await dashboard(), {
    unread: { immediate: 0, urgent: 0, soon: 0, routine: 0 },
    oldestUnread: null,
    notScreened: 0,
    overdue: 0,
    escalated: 0,
    mine: [],
    today: { since: '2026-11-23T00:00:00.000Z', arrivals: 0, firstReads: 0, medianSeconds: null, p95Seconds: null },
    notRead: { count: 0, oldestPublishedAt: null, overdue: 0 },
  });
});

t.test('figures', async (t) => {
  // It is just after 10:00 there. Targets: 15 minutes, 1 hour, 4 hours, 24 hours.
  const oldest = await caseFrom(11 * 3600, 'routine');
  await caseFrom(20 * 60, 'immediate');
  await caseFrom(10 * 60, 'immediate');
  await caseFrom(3 * 3600, 'urgent');
  await caseFrom(3600, 'soon');
  const read = [await caseFrom(60, 'soon'), await caseFrom(120, 'soon'), await caseFrom(600, 'urgent')];
  for (const caseId of read) await robin.get(`/api/v1/cases/${caseId}`);
  const [mine = ''] = read;
  await take(robin, mine);
  const { postId } = await writePost(client);
  await raiseByHand(world, north, { postId, priority: 'routine', notScreened: true, reported: false });

  const body = await dashboard();
  t.match(body, {
    unread: { immediate: 2, urgent: 1, soon: 1, routine: 2 },
    oldestUnread: { caseId: oldest, ageSeconds: 11 * 3600 },
    notScreened: 1,
    overdue: 2,
    escalated: 0,
    mine: [{ caseId: mine, priority: 'soon' }],
    today: { arrivals: 8, firstReads: 3 },
  });
  t.equal(Math.floor(body.today.medianSeconds), 120);
  t.equal(Math.floor(body.today.p95Seconds), 552, '19 twentieths of the way: 120 and nine tenths of 480 more');
  t.same((await dashboard(lead)).mine, [], 'what another holds is theirs to see');
  t.match(await dashboard(await world.makeStaff(['moderator'], south)), { today: { arrivals: 0 } }, 'nothing of another trust');
  for (const by of [client, await world.makeStaff(['administrator'])]) {
    t.equal((await by.get('/api/v1/moderation/dashboard')).status, 403);
  }
});

t.test('a case that is raised after a first read waits anew', async (t) => {
  const before = await dashboard();
  const { postId } = await writePost(client);
  const caseId = await flagPost(world, north, postId, {}, plusSeconds(world.clock.now(), -7200));
  await robin.get(`/api/v1/cases/${caseId}`);
  await flagPost(world, north, postId, { sourceId: 'later' });
  t.equal((await dashboard()).unread.soon, before.unread.soon + 1);
  world.clock.advance(30);
  await lead.get(`/api/v1/cases/${caseId}`);
  const row = await caseRow(world, north, postId);
  t.equal(Math.floor(((row.firstReadAt?.getTime() ?? 0) - row.unreadSince.getTime()) / 1000), 30, 'its time to a read is not two hours');
});

t.test('not read yet, and marking a thread as read', async (t) => {
  const thread = await writePost(client, { text: 'First.', forumId: north.forums.publishFirst });
  const reply = async (text: string): Promise<string> =>
    (await client.post(`/api/v1/threads/${thread.threadId}/posts`, { text })).body.postId;
  const middle = await reply('Second.');
  const last = await reply('Third.');
  await flagPost(world, north, last, { priority: 'routine' });
  const listed = async (query = ''): Promise<{ postId: string; notice: string; caseId: string | null }[]> =>
    (await robin.get(`/api/v1/moderation/not-read?limit=100${query}`)).body.items;
  t.same((await listed()).map((each) => each.postId), [thread.postId, middle, last], 'oldest first');
  t.match(await listed(), [
    { notice: /No check matched\. This does not mean the person is safe\./, caseId: null },
    { caseId: null },
    { notice: /A check matched\./, caseId: String },
  ]);
  const [first] = (await robin.get('/api/v1/moderation/not-read?limit=1')).body.items;
  const next = (await robin.get('/api/v1/moderation/not-read?limit=1')).body.next;
  t.same((await listed(`&cursor=${next}`)).map((each) => each.postId), [middle, last], 'the page after the first');
  t.same(await listed(`&forumId=${north.forums.holdAll}`), []);
  t.match((await dashboard()).notRead, { count: 3, oldestPublishedAt: first.publishedAt, overdue: 0 });

  const shownAt = async (postId: string): Promise<string> => (await robin.get(`/api/v1/posts/${postId}`)).body.staff.publishedAt;
  const mark = async (upTo: string, by = robin, threadId = thread.threadId) =>
    by.post(`/api/v1/moderation/threads/${threadId}/read`, { upTo, publishedAt: await shownAt(upTo) });
  t.match(await mark(middle), { status: 200, body: { read: 2 } });
  t.same((await listed()).map((each) => each.postId), [last], 'what came after stays unread');
  t.match(await mark(middle), { status: 200, body: { read: 0 } });
  const before = await shownAt(last);
  t.equal((await client.put(`/api/v1/posts/${last}/text`, { text: 'Third, in other words.' })).status, 200);
  const late = await robin.post(`/api/v1/moderation/threads/${thread.threadId}/read`, { upTo: last, publishedAt: before });
  t.match(late, { status: 200, body: { read: 0 } }, 'words that changed since they were read stay unread');
  const elsewhere = await writePost(client, { forumId: north.forums.publishFirst });
  t.equal((await mark(elsewhere.postId)).status, 404, 'a post of another thread');
  t.equal((await mark(last, await world.makeStaff(['moderator'], south))).status, 404);
  t.equal((await mark(last, client)).status, 403);
  t.equal((await listed()).length, 2);
});
