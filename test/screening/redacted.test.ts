// Words that a moderator took out come back through a person only, whatever the forum and whatever the checks say.
import t from 'tap';
import { HARMLESS, startThread } from '../support/screening.ts';
import { openWorld, type Person } from '../support/world.ts';

t.test('an edit that adds words to a redacted post waits for a person', async (t) => {
  const world = await openWorld(t);
  const author = await world.makeClient();
  const other = await world.makeClient();
  const moderator = await world.makeStaff(['moderator']);
  for (const forumId of [world.north.forums.screenFirst, world.north.forums.publishFirst]) {
    const words = `${HARMLESS} My tent is the blue one.`;
    const { postId } = await startThread(author, words, forumId);
    await world.drain();
    await author.post(`/api/v1/posts/${postId}/reports`, { reason: 'personal_details' });
    await redact(moderator, postId, words.indexOf('My tent'), words.length);
    const url = `/api/v1/posts/${postId}`;
    const redacted = (await other.get(url)).body.text;
    t.match(redacted, /\[a moderator took out some words\]/);

    await author.put(`${url}/text`, { text: words });
    t.notMatch((await other.get(url)).body.text ?? '', /blue/, 'not before its checks');
    await world.drain();
    t.equal((await other.get(url)).status, 404, 'and not after them');
    t.equal((await author.get(url)).body.yours.state, 'waiting to be read');
    const queue = await moderator.get('/api/v1/cases');
    const open = queue.body.items.find((item: { postId: string }) => item.postId === postId);
    const { flags } = (await moderator.get(`/api/v1/cases/${open.caseId}`)).body;
    t.ok(flags.some((flag: { sentence: string }) => /took words out of this post/.test(flag.sentence)));
  }
});

async function redact(moderator: Person, postId: string, start: number, end: number): Promise<void> {
  const queue = await moderator.get('/api/v1/cases?limit=100');
  const { caseId } = queue.body.items.find((item: { postId: string }) => item.postId === postId);
  const { post } = (await moderator.get(`/api/v1/cases/${caseId}`)).body;
  const { version } = (await moderator.post(`/api/v1/cases/${caseId}/claim`)).body;
  const decided = await moderator.post(
    `/api/v1/cases/${caseId}/decisions`,
    { kind: 'redact', reason: 'own_details', why: 'It has your details.', nextStep: 'Nothing more.', revisionId: post.revisionId, spans: [{ start, end }] },
    { 'if-match': `"${version}"` },
  );
  if (decided.status !== 201) throw new Error(`redacting failed: ${decided.raw}`);
}
