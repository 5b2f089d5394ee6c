// A socket's life: bad messages, too many of them, sessions that end, and a server that closes.
import t from 'tap';
import { openTestSocket } from '../support/socket.ts';
import { openWorld, type Person } from '../support/world.ts';

t.test('a socket ends when it must', async (t) => {
  const world = await openWorld(t);
  const address = await world.listen();
  const listen = (who: Person) => openTestSocket(address, { host: who.trust.host, authorization: `Bearer ${who.token}` });
  const client = await world.makeClient();

  await t.test('messages that are not known are answered, and several end it', async (t) => {
    const socket = await listen(client);
    const unknown = ['no JSON', '[]', { watch: 'everything' }, { watch: 'thread', threadId: 'x', more: 1 }, { hello: 1 }];
    for (const message of unknown) {
      socket.send(message);
      t.match(await socket.next(), { kind: 'problem', code: 'invalid-input' });
    }
    t.equal(await socket.closed, 1008);
  });
  await t.test('a message of more than 4 kilobytes ends it', async (t) => {
    const socket = await listen(client);
    socket.send('x'.repeat(4097));
    t.equal(await socket.closed, 1009);
  });
  await t.test('a flood ends it', async (t) => {
    const socket = await listen(client);
    const threadId = '00000000-0000-4000-8000-000000000000';
    for (let sent = 0; sent < 61; sent += 1) socket.send({ unwatch: 'thread', threadId });
    t.equal(await socket.closed, 1008);
  });
  await t.test('it watches 20 threads and no more', async (t) => {
    const socket = await listen(client);
    const threads: string[] = [];
    for (let made = 0; made < 21; made += 1) {
      const written = await client.post(`/api/v1/forums/${world.north.forums.publishFirst}/threads`, { title: 'A title', text: 'Tea.' });
      threads.push(String(written.body.threadId));
    }
    for (const threadId of threads) socket.send({ watch: 'thread', threadId });
    const answers: { kind: string; code?: string }[] = [];
    while (answers.length < 21) {
      const message = await socket.next();
      // Its own posts' hints come in between.
      if (message.kind !== 'post') answers.push(message);
    }
    t.equal(answers.filter(({ kind }) => kind === 'watching').length, 20);
    t.match(answers.at(-1), { kind: 'problem', code: 'too-many' });
    socket.ws.close();
  });
  await t.test('a heartbeat closes those whose session has ended, and leaves the others', async (t) => {
    const [leaver, stayer] = [await world.makeClient(), await world.makeClient()];
    const [ends, stays] = [await listen(leaver), await listen(stayer)];
    const sessions = await leaver.get('/api/v1/sessions');
    const current = sessions.body.items.find((session: { current: boolean }) => session.current);
    t.equal((await leaver.del(`/api/v1/sessions/${current.sessionId}`)).status, 204);
    await world.app.live.beat();
    t.equal(await ends.closed, 1008);
    t.equal(stays.ws.readyState, stays.ws.OPEN);
    stays.ws.close();
  });
  await t.test('a heartbeat closes those whose session has lain idle', async (t) => {
    const socket = await listen(await world.makeStaff(['moderator']));
    world.clock.advance(61 * 60);
    await world.app.live.beat();
    t.equal(await socket.closed, 1008);
  });
  await t.test('one that answers no heartbeat is ended at the next', async (t) => {
    const silent = await openTestSocket(address, { host: world.north.host, authorization: `Bearer ${client.token}` });
    // Nothing is read any more, so no ping is answered.
    silent.ws.pause();
    await world.app.live.beat();
    await world.app.live.beat();
    silent.ws.resume();
    t.equal(await silent.closed, 1006);
  });
  await t.test('after a gap every socket is told to read again', async (t) => {
    const socket = await listen(client);
    world.platform.hints.publish('hints.lost');
    t.same(await socket.next(), { kind: 'read-again' });
    socket.ws.close();
  });
  await t.test('closing the server closes sockets with "going away"', async (t) => {
    const socket = await listen(client);
    await world.app.close();
    t.equal(await socket.closed, 1001);
  });
});
