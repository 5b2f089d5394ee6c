// Deciding: what each decision does, what the author reads, and everything that makes one refused.
import t from 'tap';
import { plusSeconds } from '../../src/kit/clock.ts';
import { caseRow, flagPost, take, told, writePost } from '../support/triage.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(t);
const { north, south } = world;
const author = await world.makeClient();
const reader = await world.makeClient();
const robin = await world.makeStaff(['moderator']);
const wren = await world.makeStaff(['moderator']);

const SOON = plusSeconds(world.clock.now(), 7200).toISOString();
const WORDS = { why: 'A member could be hurt by it.', nextStep: 'You can post again.' };
const REMOVE = { kind: 'remove', reason: 'unkind', ...WORDS };

/** A post that a flag holds, checked and waiting for a person. */
async function heldPost(category: 'bullying_hate' | 'self_harm' = 'bullying_hate', text?: string) {
  const written = await writePost(author, text === undefined ? {} : { text });
  const caseId = await flagPost(world, north, written.postId, { effect: 'hold', category });
  await world.drain();
  return { ...written, caseId };
}
const decide = (caseId: string, body: unknown, headers: Record<string, string>, by = robin) =>
  by.post(`/api/v1/cases/${caseId}/decisions`, body, headers);
const seenBy = (postId: string, by = reader) => by.get(`/api/v1/posts/${postId}`);

t.test('publish', async (t) => {
  const { postId, caseId } = await heldPost();
  t.equal((await seenBy(postId)).status, 404, 'nobody else reads it before');
  const missing = await decide(caseId, { kind: 'publish', reason: 'within_rules' }, await take(robin, caseId));
  t.match(missing, { status: 422, body: { errors: [{ path: 'message.why' }] } }, 'a gap in the message');
  t.match(await caseRow(world, north, postId), { state: 'open' }, 'and nothing happened');
  t.equal((await seenBy(postId)).status, 404);

  const made = await decide(caseId, { kind: 'publish', reason: 'within_rules', why: 'It keeps to our rules.' }, await take(robin, caseId));
  t.match(made, { status: 201, body: { caseState: 'closed', postState: 'published', messageId: String } });
  t.equal((await seenBy(postId)).status, 200);
  t.same((await told(author, postId)).at(-1), 'Other members can now see your post');
  const [message] = (await author.get('/api/v1/messages?limit=1')).body.items;
  t.match(message, { from: robin.name, automatic: false, body: /It keeps to our rules\./ });
  t.notOk((await robin.get('/api/v1/cases?limit=100')).body.items.some((each: { caseId: string }) => each.caseId === caseId));
});

t.test('publish with a note over it', async (t) => {
  const { postId, caseId } = await heldPost();
  const body = { kind: 'publish_with_note', reason: 'hard_to_read', note: 'About loss', ...WORDS };
  t.equal((await decide(caseId, body, await take(robin, caseId))).status, 201);
  t.match((await seenBy(postId)).body, { contentNote: 'About loss' });
});

t.test('ask to change keeps the case open', async (t) => {
  const { postId, caseId } = await heldPost();
  const body = { kind: 'ask_to_change', reason: 'own_details', what: 'Take the number out.', ...WORDS };
  t.match(await decide(caseId, body, await take(robin, caseId)), { status: 201, body: { caseState: 'open', postState: 'held' } });
  t.match(await caseRow(world, north, postId), { state: 'open', claimedBy: null });
  t.equal((await told(author, postId)).at(-1), 'Please change your post');
  const { body: view } = await robin.get(`/api/v1/cases/${caseId}`);
  t.match(view.decisions, [{ kind: 'ask_to_change', decidedBy: robin.name, reason: 'own_details', message: /Take the number out\./ }]);
});

t.test('redacting takes words from what others read, and only there', async (t) => {
  const text = 'Ring me on 07700 900123 any time.';
  const { postId, caseId } = await heldPost('bullying_hate', text);
  const { body: view } = await robin.get(`/api/v1/cases/${caseId}`);
  const body = { kind: 'redact', reason: 'own_details', revisionId: view.post.revisionId, spans: [{ start: 11, end: 23 }], ...WORDS };
  const outside = { ...body, spans: [{ start: 11, end: 2300 }] };
  t.equal((await decide(caseId, outside, await take(robin, caseId))).status, 422);
  const other = { ...body, revisionId: view.postId };
  t.equal((await decide(caseId, other, await take(robin, caseId))).status, 412, 'places in another revision');
  t.match(await decide(caseId, body, await take(robin, caseId)), { status: 201, body: { postState: 'published', caseState: 'closed' } });
  for (const by of [reader, author]) {
    t.equal((await seenBy(postId, by)).body.text, 'Ring me on [a moderator took out some words] any time.');
  }
  t.notMatch((await reader.get(`/api/v1/threads/${view.post.threadId}/posts`)).raw, /900123/);
  const kept: { body: string }[] = (await robin.get(`/api/v1/cases/${caseId}`)).body.texts;
  t.ok(kept.some((each) => each.body === text), 'the case keeps them');
});

t.test('removing', async (t) => {
  const { postId, caseId } = await heldPost();
  t.match(await decide(caseId, REMOVE, await take(robin, caseId)), { status: 201, body: { postState: 'removed' } });
  t.equal((await seenBy(postId)).status, 404);
  t.equal((await told(author, postId)).at(-1), 'Your post was taken down');
});

t.test('nobody in danger is left in silence', async (t) => {
  const { postId, caseId } = await heldPost('self_harm');
  t.equal((await robin.get(`/api/v1/cases/${caseId}`)).body.needsFollowUp, true);
  const remove = { ...REMOVE, reason: 'worry_about_safety' };
  const bare = await decide(caseId, remove, await take(robin, caseId));
  t.match(bare, { status: 422, body: { errors: [{ path: 'body.followUpOwner' }] } });
  const past = { ...remove, followUpOwner: 'Night team', followUpAt: '2026-11-23T09:00:00.000Z' };
  t.match(await decide(caseId, past, await take(robin, caseId)), { status: 422, body: { errors: [{ path: 'body.followUpAt' }] } });
  t.match(await caseRow(world, north, postId), { state: 'open', followUpOwner: null });
  const owned = { ...remove, followUpOwner: 'Night team', followUpAt: SOON };
  t.equal((await decide(caseId, owned, await take(robin, caseId))).status, 201);
  t.match(await caseRow(world, north, postId), { state: 'closed', followUpOwner: 'Night team' });
});

t.test('escalating leaves the post and keeps the case open with an owner', async (t) => {
  const { postId, caseId } = await heldPost('self_harm');
  const body = { kind: 'escalate', reason: 'worry_about_safety', followUpOwner: 'Safeguarding team', followUpAt: SOON, ...WORDS };
  t.match(await decide(caseId, body, await take(robin, caseId)), { status: 201, body: { caseState: 'open', postState: 'held' } });
  const [item] = (await wren.get('/api/v1/cases?escalated=true')).body.items;
  t.match(item, { caseId, escalated: true, holder: null });
  t.equal((await told(author, postId)).at(-1), 'A moderator has read your post');
});

t.test('the version that was seen', async (t) => {
  const { postId, caseId } = await heldPost();
  const before = await robin.get(`/api/v1/cases/${caseId}`);
  const ifMatch = await take(robin, caseId);
  t.match(await decide(caseId, REMOVE, {}), { status: 428, body: { type: '/problems/version-missing' } });
  const current = Number(ifMatch['if-match'].slice(1, -1));
  const stale = await decide(caseId, REMOVE, { 'if-match': before.headers['etag'] ?? '' });
  t.match(stale, { status: 412, body: { type: '/problems/version-stale', currentVersion: current } });

  await flagPost(world, north, postId, { sourceId: 'late' });
  t.equal((await decide(caseId, REMOVE, ifMatch)).status, 412, 'a flag that came meanwhile');

  const again = await take(robin, caseId);
  const after = await robin.get(`/api/v1/cases/${caseId}`);
  t.equal((await author.put(`/api/v1/posts/${postId}/text`, { text: 'Something else.' })).status < 300, true);
  t.equal((await decide(caseId, REMOVE, { 'if-match': after.headers['etag'] ?? '' })).status, 412, 'an edit by the author');
  t.equal((await decide(caseId, REMOVE, again)).status, 412);
  await world.drain();

  const last = { 'if-match': (await robin.get(`/api/v1/cases/${caseId}`)).headers['etag'] ?? '' };
  t.ok((await author.post(`/api/v1/posts/${postId}/take-back`)).status < 300);
  t.equal((await decide(caseId, REMOVE, last)).status, 412, 'taking back by the author');
});

t.test('a post taken back stays so, and its case can be closed', async (t) => {
  const { postId, caseId } = await heldPost();
  t.ok((await author.post(`/api/v1/posts/${postId}/take-back`)).status < 300);
  t.match(await decide(caseId, REMOVE, await take(robin, caseId)), { status: 409, body: { type: '/problems/state-conflict' } });
  const before = await told(author, postId);
  const made = await decide(caseId, { kind: 'publish', reason: 'within_rules' }, await take(robin, caseId));
  t.match(made, { status: 201, body: { postState: 'withdrawn', caseState: 'closed', messageId: null } });
  t.equal((await seenBy(postId)).status, 404);
  t.same(await told(author, postId), before, 'nothing changed for the author, so nothing is said');
});

t.test('only who holds it decides', async (t) => {
  const { postId, caseId } = await heldPost();
  const free = { 'if-match': (await robin.get(`/api/v1/cases/${caseId}`)).headers['etag'] ?? '' };
  t.match(await decide(caseId, REMOVE, free), { status: 409, body: { type: '/problems/lease-lost' } }, 'not claimed');
  const ifMatch = await take(robin, caseId);
  t.match(await decide(caseId, REMOVE, ifMatch, wren), { status: 409, body: { type: '/problems/lease-lost' } }, 'claimed by another');
  world.clock.advance(601);
  t.match(await decide(caseId, REMOVE, ifMatch), { status: 409, body: { type: '/problems/lease-lost' } }, 'the lease has ended');
  await take(wren, caseId);
  t.equal((await decide(caseId, REMOVE, ifMatch)).status, 412, 'and another has claimed it since');
  t.match(await caseRow(world, north, postId), { state: 'open' });
  t.equal((await decide(caseId, { ...REMOVE, reason: 'within_rules' }, await take(wren, caseId), wren)).status, 422, 'a reason that does not fit');
});

t.test('two decide at once and one is heard', async (t) => {
  const { postId, caseId } = await heldPost();
  const ifMatch = await take(robin, caseId);
  const publish = { kind: 'publish', reason: 'within_rules', why: 'It keeps to our rules.' };
  const before = (await told(author, postId)).length;
  const answers = await Promise.all([decide(caseId, REMOVE, ifMatch), decide(caseId, publish, ifMatch)]);
  t.same(answers.map((answer) => answer.status).sort(), [201, 412]);
  t.equal((await told(author, postId)).length, before + 1, 'the author is told once');
  t.equal((await robin.get(`/api/v1/cases/${caseId}`)).body.decisions.length, 1);
});

t.test('checks, reports, edits, looks and a decision at once never wait for each other in a circle', async (t) => {
  for (let round = 0; round < 4; round += 1) {
    const { postId } = await writePost(author, { forumId: north.forums.publishFirst });
    const caseId = await flagPost(world, north, postId);
    const ifMatch = await take(robin, caseId);
    const [flagged, drained, ...answers] = await Promise.all([
      flagPost(world, north, postId, { sourceId: 'at once' }),
      world.drain().then(() => 'drained'),
      decide(caseId, REMOVE, ifMatch),
      reader.post(`/api/v1/posts/${postId}/reports`, { reason: 'unkind', note: 'It was about me.' }),
      author.put(`/api/v1/posts/${postId}/text`, { text: `Another way to say it, ${round}.` }),
      wren.get(`/api/v1/cases/${caseId}`),
      wren.post(`/api/v1/cases/${caseId}/claim`),
    ]);
    t.ok(flagged && drained);
    for (const answer of answers) t.ok(answer.status < 500, `${answer.status}`);
    await world.drain();
    const { state } = await caseRow(world, north, postId);
    t.equal(state === 'open' || flagged === caseId, true, 'a flag is never left without an open case or a decision on it');
  }
});

t.test('what was changed as asked is unread again', async (t) => {
  const { postId, caseId } = await heldPost();
  const body = { kind: 'ask_to_change', reason: 'own_details', what: 'Take the number out.', ...WORDS };
  await decide(caseId, body, await take(robin, caseId));
  t.ok((await caseRow(world, north, postId)).firstReadAt);
  t.ok((await author.put(`/api/v1/posts/${postId}/text`, { text: 'I walked by the canal and saw two herons.' })).status < 300);
  await world.drain();
  t.match(await caseRow(world, north, postId), { caseId, state: 'open', firstReadAt: null });
  t.equal((await seenBy(postId)).status, 404, 'and no machine publishes it');
});

t.test('another trust and other roles', async (t) => {
  const { caseId } = await heldPost();
  const ifMatch = await take(robin, caseId);
  t.equal((await decide(caseId, REMOVE, ifMatch, await world.makeStaff(['moderator'], south))).status, 404);
  t.equal((await decide(caseId, REMOVE, ifMatch, author)).status, 403);
  t.equal((await decide(caseId, REMOVE, ifMatch, await world.makeStaff(['administrator']))).status, 403);
});
