// Telling us about a post: the queue, the thanks, the outcome, and that nobody learns who did.
import t from 'tap';
import { caseRow, take, told, writePost } from '../support/triage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(t);
const { north, south } = world;
const author = await world.makeClient();
const reporter = await world.makeClient();
const second = await world.makeClient();
const robin = await world.makeStaff(['moderator']);

async function publishedPost(): Promise<string> {
  const { postId } = await writePost(author, { forumId: north.forums.publishFirst });
  await world.drain();
  return postId;
}
const report = (postId: string, body: unknown, by = reporter) => by.post(`/api/v1/posts/${postId}/reports`, body);

t.test('a report brings a post to the queue and thanks who sent it', async (t) => {
  const postId = await publishedPost();
  t.match(await report(postId, { reason: 'unkind' }), { status: 201, body: { reportId: String } });
  t.match(await caseRow(world, north, postId), { priority: 'soon', reported: true, state: 'open' });
  t.same(await told(reporter, postId), ['Thank you for telling us']);
  t.same(await told(author, postId), [], 'the author is told nothing');
  t.equal((await author.get(`/api/v1/posts/${postId}`)).status, 200);
});

t.test('worry goes first, and its note is screened like any text', async (t) => {
  const postId = await publishedPost();
  t.equal((await report(postId, { reason: 'could_harm', worried: true, note: 'They sounded very low to me.' })).status, 201);
  t.match(await caseRow(world, north, postId), { priority: 'urgent', reported: true });
  await world.drain();
  const { caseId } = await caseRow(world, north, postId);
  const opened = await robin.get(`/api/v1/cases/${caseId}`);
  t.match(opened.body.reports, [{ reason: 'could_harm', worried: true, note: 'They sounded very low to me.' }]);
  t.equal(opened.body.needsFollowUp, true);
  const note = opened.body.texts.find((each: { kind: string }) => each.kind === 'worried_note');
  t.equal(note?.state, 'cleared', 'its checks are done');
  t.notOk(opened.raw.includes(reporter.name), 'who told us is not named');
  t.notOk(opened.raw.includes(reporter.accountId), 'not even by an id');
});

t.test('telling us again adds what is new, and only that', async (t) => {
  const postId = await publishedPost();
  const first = await report(postId, { reason: 'unkind' });
  const before = await caseRow(world, north, postId);
  t.same((await report(postId, { reason: 'unkind' })).body, first.body, 'the same again is the same report');
  t.same(await caseRow(world, north, postId), before, 'and raises nothing');
  t.not((await report(postId, { reason: 'unkind', note: 'It was about my friend.' })).body.reportId, first.body.reportId);
  t.equal((await caseRow(world, north, postId)).version, before.version + 1);
  t.equal((await told(reporter, postId)).length, 1, 'thanked once');
  await report(postId, { reason: 'worried_about_them', worried: true });
  t.match(await caseRow(world, north, postId), { priority: 'urgent' });
  const { caseId } = await caseRow(world, north, postId);
  t.equal((await robin.get(`/api/v1/cases/${caseId}`)).body.reports.length, 3);
});

t.test('two reports at once make one case', async (t) => {
  const postId = await publishedPost();
  const answers = await Promise.all([report(postId, { reason: 'unkind' }), report(postId, { reason: 'selling' }, second)]);
  t.same(answers.map((answer) => answer.status), [201, 201]);
  const { caseId } = await caseRow(world, north, postId);
  t.equal((await robin.get(`/api/v1/cases/${caseId}`)).body.reports.length, 2);
});

t.test('who told us learns the outcome once, and no name', async (t) => {
  const postId = await publishedPost();
  await report(postId, { reason: 'unkind' });
  await report(postId, { reason: 'unkind', note: 'And again.' });
  await report(postId, { reason: 'selling' }, second);
  const { caseId } = await caseRow(world, north, postId);
  const body = { kind: 'remove', reason: 'unkind', why: 'It names someone.', nextStep: 'You can post again.' };
  t.equal((await robin.post(`/api/v1/cases/${caseId}/decisions`, body, await take(robin, caseId))).status, 201);
  for (const by of [reporter, second]) {
    t.same(await told(by, postId), ['Thank you for telling us', 'A moderator has read what you told us']);
  }
  const page = await reporter.get('/api/v1/messages?limit=1');
  t.match(page.body.items[0], { automatic: true, from: null, body: /Members can no longer read it\./ });
  for (const name of [author.name, second.name, robin.name]) t.notOk(page.raw.includes(name));
});

t.test('only what one can read can be reported', async (t) => {
  const hidden = await writePost(author, { forumId: north.forums.holdAll });
  t.equal((await report(hidden.postId, { reason: 'unkind' })).status, 404);
  t.equal((await report(hidden.postId, { reason: 'worried_about_them', worried: true }, author)).status, 201, "one's own is a way to ask for help");
  const southern = await world.makeClient(south);
  t.equal((await report(await publishedPost(), { reason: 'unkind' }, southern)).status, 404);
  const postId = await publishedPost();
  t.equal((await world.visitor().post(`/api/v1/posts/${postId}/reports`, { reason: 'unkind' })).status, 401);
  t.equal((await report(postId, { reason: 'no such reason' })).status, 422);
  t.equal((await report(postId, { reason: 'unkind', note: 'x'.repeat(2001) })).status, 422);
  t.equal((await report(postId, { reason: 'unkind', who: 'me' })).status, 422);
});
