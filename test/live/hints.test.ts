// Hints over real sockets: each member hears what is theirs, and nothing of another trust.
import t from 'tap';
import { openTestSocket } from '../support/socket.ts';
import { openWorld, type Person } from '../support/world.ts';

t.test('hints reach whom they are for', async (t) => {
  const world = await openWorld(t);
  const address = await world.listen();
  const listen = (who: Person) => openTestSocket(address, { host: who.trust.host, authorization: `Bearer ${who.token}` });
  const write = async (who: Person, text: string) => {
    const written = await who.post(`/api/v1/forums/${who.trust.forums.screenFirst}/threads`, { title: 'A title', text });
    if (written.status !== 201) throw new Error(written.raw);
    return { postId: String(written.body.postId), threadId: String(written.body.threadId) };
  };
  const harmless = 'I went round the park and saw a heron.';
  const worrying = 'I want to die tonight.';

  await t.test('a moderator hears of a flagged post, and can read the case', async (t) => {
    const moderator = await world.makeStaff(['moderator']);
    const socket = await listen(moderator);
    const { postId } = await write(await world.makeClient(), worrying);
    await world.drain();
    const hint = await socket.next();
    t.same(Object.keys(hint).sort(), ['caseId', 'kind'], 'ids and nothing else');
    t.equal(hint.kind, 'case');
    const opened = await moderator.get(`/api/v1/cases/${hint.caseId}`);
    t.equal(opened.body.post.postId, postId);
    socket.ws.close();
  });

  await t.test('a client hears of their own post and of no other', async (t) => {
    const [one, other] = [await world.makeClient(), await world.makeClient()];
    const [heard, silent] = [await listen(one), await listen(other)];
    const first = await write(one, harmless);
    await world.drain();
    const hint = await heard.next();
    t.same(hint, { kind: 'post', id: first.postId });
    const own = await write(other, harmless);
    t.same(await silent.next(), { kind: 'post', id: own.postId }, 'the first that came is of their own post');
    heard.ws.close();
    silent.ws.close();
  });

  await t.test('nothing of another trust ever arrives', async (t) => {
    const [north, south] = [await world.makeClient(), await world.makeClient(world.south)];
    const [northMod, southMod] = [await world.makeStaff(['lead']), await world.makeStaff(['lead'], world.south)];
    const [client, moderator, otherModerator] = [await listen(north), await listen(northMod), await listen(southMod)];
    await write(south, worrying);
    await world.drain();
    // The other trust's hints have been delivered by now; whatever had strayed would come before these.
    t.equal((await otherModerator.next()).kind, 'case');
    const own = await write(north, worrying);
    await world.drain();
    t.same(await client.next(), { kind: 'post', id: own.postId });
    const { caseId } = await moderator.next();
    t.equal((await northMod.get(`/api/v1/cases/${caseId}`)).body.post.postId, own.postId);
    for (const socket of [client, moderator, otherModerator]) socket.ws.close();
  });

  await t.test('a client watches a thread they can see', async (t) => {
    const [author, reader] = [await world.makeClient(), await world.makeClient()];
    const { threadId } = await write(author, harmless);
    const hidden = await write(author, worrying);
    await world.drain();
    const socket = await listen(reader);
    const stranger = await listen(await world.makeClient(world.south));

    socket.send({ watch: 'thread', threadId });
    t.same(await socket.next(), { kind: 'watching', threadId });
    socket.send({ watch: 'thread', threadId: hidden.threadId });
    t.match(await socket.next(), { kind: 'problem', code: 'not-found' }, 'a held thread is not there');
    stranger.send({ watch: 'thread', threadId });
    t.match(await stranger.next(), { kind: 'problem', code: 'not-found' }, 'nor one of another trust');

    const reply = await author.post(`/api/v1/threads/${threadId}/posts`, { text: harmless });
    t.equal(reply.status, 201);
    await world.drain();
    t.same(await socket.next(), { kind: 'thread', threadId });

    socket.send({ unwatch: 'thread', threadId });
    for (;;) {
      const message = await socket.next();
      if (message.kind === 'not-watching') break;
      t.same(message, { kind: 'thread', threadId }, 'only hints of that thread until then');
    }
    await author.post(`/api/v1/threads/${threadId}/posts`, { text: harmless });
    await world.drain();
    const own = await write(reader, harmless);
    t.same(await socket.next(), { kind: 'post', id: own.postId }, 'no more hints of the thread');
    socket.ws.close();
    stranger.ws.close();
  });
});
