// Whoever may not open a socket is refused before the upgrade, with a problem document.
import t from 'tap';
import { untilItWorks } from '../support/backends.ts';
import { openTestSocket, refusedSocket } from '../support/socket.ts';
import { openWorld } from '../support/world.ts';

t.test('a refusal comes before the upgrade', async (t) => {
  const world = await openWorld(t);
  const address = await world.listen();
  const { host } = world.north;
  const client = await world.makeClient();
  const session = await world.visitor().post('/api/v1/sessions', { as: 'client', name: client.name, password: 'a quiet green harbour', kind: 'cookie' }, await csrf());
  t.equal(session.status, 201);
  const cookie = String(([] as string[]).concat(session.headers['set-cookie'] ?? []).find((line) => line.startsWith('session='))).split(';')[0] ?? '';
  t.match(cookie, /^session=./);

  async function csrf(): Promise<Record<string, string>> {
    const given = await world.visitor().get('/api/v1/csrf');
    const cookies = ([] as string[]).concat(given.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]);
    return { cookie: cookies.join('; '), 'x-csrf-token': String(given.body.token) };
  }

  await t.test('without a session: 401', async (t) => {
    const { status, body } = await refusedSocket(address, { host });
    t.equal(status, 401);
    t.match(body, { type: '/problems/not-signed-in', urgentHelp: '/urgent-help' });
  });
  await t.test('with a token of another trust: 401', async (t) => {
    const other = await world.makeClient(world.south);
    t.equal((await refusedSocket(address, { host, authorization: `Bearer ${other.token}` })).status, 401);
  });
  await t.test('on a host that no trust answers: 404', async (t) => {
    const { status, body } = await refusedSocket(address, { host: 'nobody.test', authorization: `Bearer ${client.token}` });
    t.equal(status, 404);
    t.match(body, { type: '/problems/unknown-host' });
  });
  await t.test('with a cookie from another origin, or from none: 403', async (t) => {
    for (const origin of [{ origin: 'http://elsewhere.example' }, {}, { origin: `https://${host}` }]) {
      const { status, body } = await refusedSocket(address, { host, cookie, ...origin });
      t.equal(status, 403);
      t.match(body, { type: '/problems/origin-refused' });
    }
  });
  await t.test('with a cookie from our own page it opens', async (t) => {
    const socket = await openTestSocket(address, { host, cookie, origin: `http://${host}` });
    t.equal(socket.ws.readyState, socket.ws.OPEN);
    socket.ws.close();
    await socket.closed;
  });
  await t.test('anywhere else: 404, whoever asks', async (t) => {
    for (const path of ['/api/v1/forums', '/urgent-help', '/nowhere']) {
      const { status } = await refusedSocket(address, { host, authorization: `Bearer ${client.token}` }, path);
      t.equal(status, 404, path);
    }
  });
  await t.test('without asking for an upgrade: 404', async (t) => {
    t.equal((await client.get('/api/v1/live')).status, 404);
    t.equal((await world.visitor().get('/api/v1/live')).status, 401);
  });
  await t.test('with more sockets than an account may have: 429', async (t) => {
    const headers = { host, authorization: `Bearer ${client.token}` };
    const open = await Promise.all(Array.from({ length: 20 }, () => untilItWorks(() => openTestSocket(address, headers))));
    t.equal((await refusedSocket(address, headers)).status, 429);
    open[0]?.ws.close();
    await open[0]?.closed;
    const again = await untilItWorks(() => openTestSocket(address, headers));
    t.equal(again.ws.readyState, again.ws.OPEN, 'one that closed makes room');
  });
});
