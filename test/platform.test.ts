// The platform: a process that only answers requests tells those that move the outbox that it wrote to it.
import t from 'tap';
import { enqueue } from '../src/kit/outbox.ts';
import { newId } from '../src/kit/ids.ts';
import { readConfig } from '../src/config.ts';
import { openPlatform, OUTBOX_TOPIC } from '../src/platform.ts';
import { serversOn } from '../src/servers.ts';
import { openDatabase } from './support/database.ts';

t.test('what one process writes another moves', async (t) => {
  const { server, database } = await openDatabase(t);
  const { config, secrets } = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_POOL: '2' });
  const options = { config: { ...config, redisUrl: null }, secrets, servers: serversOn(server, database) };
  const web = openPlatform({ ...options, movesOutbox: false });
  const worker = openPlatform(options);
  t.teardown(() => Promise.all([web.close(), worker.close()]));
  // The web process must be connected too: what it says before is made good by the worker's own turns.
  await web.hints.subscribe('anything', () => undefined);
  const told = new Promise<void>((resolve) => {
    void worker.hints.subscribe(OUTBOX_TOPIC, resolve as () => void).then(async () => {
      const now = web.clock.now();
      await web.db.withTrust(newId(now), (tx) => enqueue(tx, [{ queue: 'rules', jobId: 'a', data: { revisionId: 'a' } }], now));
    });
  });
  await told;
  t.equal(await worker.relay.runOnce(), 1, 'the one that wrote has not moved it');
});
