// Hints reach other processes on Redis and on PostgreSQL alike, and whoever may have missed one is told.
import { EventEmitter, once } from 'node:events';
import { pino } from 'pino';
import t from 'tap';
import { openHints, type Hint } from '../../src/kit/hints.ts';
import { testBackends } from '../support/backends.ts';

const log = pino({ level: 'silent' });
const TRUST = '6f0d3c6e-1c0b-4a44-9d8c-6f1a7a3f9b10';

for (const { name, open } of testBackends()) {
  t.test(`on ${name}`, async (t) => {
    const store = await open(t);
    const here = openHints(store.backend, { log });
    const there = openHints(store.backend, { log });
    t.teardown(() => Promise.all([here.close(), there.close()]));

    t.test('a hint reaches whoever listens to its topic or to a pattern of it', async (t) => {
      const heard: Hint[] = [];
      const done = new EventEmitter();
      const stops = [
        await there.subscribe(`trust.${TRUST}.queue`, (hint) => void heard.push(hint)),
        await there.subscribe('trust.*.queue', (hint) => void heard.push(hint)),
        await there.subscribe('trust.other.>', () => t.fail('not its topic')),
        await there.subscribe('done', () => void done.emit('done')),
        await there.subscribe('done', () => { throw new Error('a listener that fails harms no other'); }),
      ];
      const end = once(done, 'done');
      here.publish(`trust.${TRUST}.queue`, { case: 7 });
      here.publish('done');
      await end;
      const hint = { topic: `trust.${TRUST}.queue`, data: { case: 7 } };
      t.same(heard, [hint, hint]);
      for (const stop of stops) await stop();
    });

    t.test('whoever has stopped listening hears no more', async (t) => {
      const done = new EventEmitter();
      const stopFirst = await there.subscribe('news', () => t.fail('has stopped'));
      const stopSecond = await there.subscribe('news', () => void done.emit('second'));
      await stopFirst();
      const second = once(done, 'second');
      here.publish('news');
      await second;
      await stopSecond();
      await there.subscribe('news', () => void done.emit('third'));
      const third = once(done, 'third');
      here.publish('news');
      await third;
      t.pass('listening begins again after the last has stopped');
    });

    t.test('with the store away nothing throws; when it is back listeners are told of the gap and hints arrive', async (t) => {
      const events = new EventEmitter();
      await there.subscribe('return', () => void events.emit('hint'));
      there.onGap(() => void events.emit('gap'));
      await store.stop();
      here.publish('return');
      const late = openHints(store.backend, { log });
      late.publish('return');
      await late.subscribe('return', () => void events.emit('late hint'));
      await store.start();
      const wanted = Promise.all(['gap', 'hint', 'late hint'].map((event) => once(events, event)));
      // Hints may be lost until everyone is back, so they are sent until they arrive.
      const asking = setInterval(() => here.publish('return'), 20);
      await wanted;
      clearInterval(asking);
      await late.close();
      t.pass('all three happened');
    });

    t.test('closing ends with the store away', async () => {
      const own = openHints(store.backend, { log });
      await own.subscribe('end', () => undefined);
      await store.stop();
      await own.close();
      await store.start();
    });
  });
}
