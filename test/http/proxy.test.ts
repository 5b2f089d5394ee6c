// Behind a proxy: limits count by the address that the proxy saw, whatever a request claims.
import t from 'tap';
import { openWorld } from '../support/world.ts';

const LIMITS = { postsPerHour: 60, signInsPerMinute: 3 };

t.test('an address that a request claims for itself gets it no more tries', async (t) => {
  const world = await openWorld(t, { config: { trustProxy: true, limits: LIMITS } });
  const tryFrom = async (forwarded: string) => {
    const headers = { host: world.north.host, 'x-forwarded-for': forwarded };
    const payload = { code: 'AAAA-BBBB-CCCC' };
    return (await world.app.inject({ method: 'POST', url: '/api/v1/pseudonym-suggestions', headers, payload })).statusCode;
  };
  const claimed = ['192.0.2.1, 198.51.100.7', '192.0.2.2, 198.51.100.7', '192.0.2.3, 203.0.113.1, 198.51.100.7'];
  for (const forwarded of claimed) t.equal(await tryFrom(forwarded), 422, forwarded);
  t.equal(await tryFrom('192.0.2.4, 198.51.100.7'), 429);
  t.equal(await tryFrom('198.51.100.8'), 422, 'somebody elsewhere is not kept waiting');
});

t.test('without a proxy nothing is believed', async (t) => {
  const world = await openWorld(t, { config: { limits: LIMITS } });
  const statuses: number[] = [];
  for (const forwarded of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) {
    const headers = { host: world.north.host, 'x-forwarded-for': forwarded };
    const payload = { code: 'AAAA-BBBB-CCCC' };
    statuses.push((await world.app.inject({ method: 'POST', url: '/api/v1/pseudonym-suggestions', headers, payload })).statusCode);
  }
  t.same(statuses, [422, 422, 422, 429]);
});
