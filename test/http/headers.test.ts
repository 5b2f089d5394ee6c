// What every answer of a trust tells browsers to keep: nothing.
import t from 'tap';
import { openWorld } from '../support/world.ts';

t.test('no page may ask another host for anything', async (t) => {
  const world = await openWorld(t);
  for (const path of ['/urgent-help', '/api/v1/me', '/nowhere']) {
    const policy = String((await world.visitor().get(path)).headers['content-security-policy']);
    t.match(policy, /default-src 'self'/, path);
    t.notMatch(policy, /https:|http:|\*/, path);
  }
});

t.test('answers of a trust are kept by no browser; pages for everybody may be', async (t) => {
  const world = await openWorld(t);
  const client = await world.makeClient();
  const kept = async (by: typeof client | ReturnType<typeof world.visitor>, path: string) => (await by.get(path)).headers['cache-control'];
  for (const path of ['/api/v1/me', '/api/v1/me/posts', '/api/v1/messages', '/api/v1/forums', '/api/v1/csrf']) {
    t.equal(await kept(client, path), 'no-store', path);
  }
  t.equal(await kept(world.visitor(), '/api/v1/me'), 'no-store', 'a refusal too');
  t.equal((await world.visitor().get('/nowhere')).status, 404);
  t.match(await kept(world.visitor(), '/urgent-help'), /^public, max-age/);
});
