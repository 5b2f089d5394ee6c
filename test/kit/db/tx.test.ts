// Transactions: what commits, what is rolled back, what follows, and which error is told.
import { sql } from 'drizzle-orm';
import t from 'tap';
import { pgCode } from '../../../src/kit/db/errors.ts';
import { newId } from '../../../src/kit/ids.ts';
import { enqueue, openOutboxRelay, type OutboxJob } from '../../../src/kit/outbox.ts';
import { idempotencyKeys, outbox } from '../../../src/kit/tables.ts';
import type { Tx } from '../../../src/kit/db/tx.ts';
import { pino } from 'pino';
import { fakeClock } from '../../support/clock.ts';
import { openDatabase } from '../../support/database.ts';

const clock = fakeClock();
const job = (jobId: string): OutboxJob => ({ queue: 'rules', jobId, data: { revisionId: jobId } });

t.test('what follows a commit follows only a commit', async (t) => {
  const { db } = await openDatabase(t);
  const told: string[] = [];
  db.wire({ publish: (topic) => told.push(topic), nudgeOutbox: () => told.push('outbox') });
  const trustId = newId(clock.now());
  await t.rejects(
    db.withTrust(trustId, async (tx) => {
      tx.hint('trust.x.queue', {});
      await enqueue(tx, [job('a')], clock.now());
      throw new Error('no');
    }),
    /no/,
  );
  t.same(told, []);
  await db.withTrust(trustId, async (tx) => {
    tx.hint('trust.x.queue', {});
    await enqueue(tx, [job('a')], clock.now());
    t.same(told, [], 'nothing before the commit');
  });
  t.same(told, ['trust.x.queue', 'outbox']);
});

t.test('the error told is that of the statement that failed first', async (t) => {
  const { db } = await openDatabase(t);
  const trustId = newId(clock.now());
  const failed = await db
    .withTrust(trustId, async (tx) => {
      const first = tx.named({ name: 'bad', text: 'select 1 / 0' }, []);
      first.catch(() => undefined);
      await tx.named({ name: 'good', text: 'select 1' }, []);
    })
    .then(() => null, pgCode);
  t.equal(failed, '22012');
});

t.test('reads that travel together see their trust, however they were written', async (t) => {
  const { db } = await openDatabase(t);
  const trustId = newId(clock.now());
  await db.withTrust(trustId, (tx) => enqueue(tx, [job('a')], clock.now()));
  const read = async (tx: Tx) => {
    const [built, named] = await Promise.all([
      tx.select({ jobId: outbox.jobId }).from(outbox),
      tx.named({ name: 'outbox_ids', text: 'select job_id as "jobId" from outbox' }, []),
    ]);
    return { built, named };
  };
  t.same(await db.readTrust(trustId, read), { built: [{ jobId: 'a' }], named: [{ jobId: 'a' }] });
  t.same(await db.readTrust(newId(clock.now()), read), { built: [], named: [] });
});

t.test('statements that travel together each get their own answer, or the error of the first that failed', async (t) => {
  const { db } = await openDatabase(t, { poolSize: 2 });
  const trustId = newId(clock.now());
  const one = (tx: Tx, value: number) => tx.named<{ value: number }>({ name: 'echo', text: 'select $1::int as value' }, [value]);
  t.same(await db.withTrust(trustId, (tx) => Promise.all([one(tx, 1), one(tx, 2), one(tx, 3)])), [[{ value: 1 }], [{ value: 2 }], [{ value: 3 }]]);
  for (const broken of ['select 1 / 0', 'select nothing from nowhere']) {
    const settled = await db
      .withTrust(trustId, async (tx) => {
        const all = await Promise.allSettled([one(tx, 1), tx.named({ name: broken, text: broken }, []), one(tx, 2)]);
        t.same(all.map((each) => each.status), ['fulfilled', 'rejected', 'rejected']);
        throw all[2].status === 'rejected' ? all[2].reason : new Error('It went through.');
      })
      .then(() => null, pgCode);
    t.equal(settled, broken === 'select 1 / 0' ? '22012' : '42P01');
    t.same(await db.readTrust(trustId, (tx) => one(tx, 4)), [{ value: 4 }], 'and the connection goes on');
  }
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const unwritable = (tx: Tx) => Promise.all([one(tx, 5), tx.named({ name: 'json', text: 'select $1::jsonb' }, [circle])]);
  await t.rejects(db.withTrust(trustId, unwritable), /circular/i);
  t.same(await db.withTrust(trustId, (tx) => one(tx, 6)), [{ value: 6 }]);
  await t.rejects(db.withTrust(trustId, (tx) => tx.named({ name: 'echo', text: 'select 2' }, [])), /Two statements are called echo/);
});

t.test('a row that was added and not waited for still decides over the commit', async (t) => {
  const { db } = await openDatabase(t);
  const told: string[] = [];
  db.wire({ publish: (topic) => told.push(topic), nudgeOutbox: () => told.push('outbox') });
  const trustId = newId(clock.now());
  const key = { trustId, accountId: trustId, key: 'twice', requestHash: 'a', resourceId: trustId, createdAt: clock.now() };
  const failed = await db
    .withTrust(trustId, async (tx) => {
      await enqueue(tx, [job('a')], clock.now());
      tx.add(idempotencyKeys, key, key);
      await enqueue(tx, [job('b')], clock.now());
      tx.hint('trust.x.queue', {});
    })
    .then(() => null, pgCode);
  t.equal(failed, '23505');
  t.same(told, []);
  t.same(await db.withTrust(trustId, (tx) => tx.select().from(outbox)), []);
});

t.test('the outbox: rows leave only when their jobs were added, and none is skipped', async (t) => {
  const { db } = await openDatabase(t, { poolSize: 4 });
  const trustId = newId(clock.now());
  const added: string[] = [];
  let away = true;
  const relay = openOutboxRelay(
    db,
    async (jobs) => {
      if (away) throw new Error('away');
      added.push(...jobs.map((one) => one.jobId));
    },
    pino({ level: 'silent' }),
  );
  await db.withTrust(trustId, (tx) => enqueue(tx, [job('one'), job('two')], clock.now()));
  await t.rejects(relay.runOnce(), /away/);
  away = false;
  // A transaction that took a lower id and commits later is found all the same.
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let written = (): void => undefined;
  const wrote = new Promise<void>((resolve) => {
    written = resolve;
  });
  const late = db.withTrust(trustId, async (tx) => {
    await enqueue(tx, [job('late')], clock.now());
    written();
    await released;
  });
  await wrote;
  await db.withTrust(trustId, (tx) => enqueue(tx, [job('early')], clock.now()));
  t.equal(await relay.runOnce(), 3);
  release();
  await late;
  t.equal(await relay.runOnce(), 1);
  t.same(added.sort(), ['early', 'late', 'one', 'two']);
  const left = await db.withSystem((tx) => tx.execute(sql`select 1 from outbox`));
  t.equal(left.rows.length, 0);
  await relay.close();
});
