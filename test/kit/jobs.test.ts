// Queues behave alike on Redis and on PostgreSQL: jobs arrive, are checked, fail quietly, and outlast an absent store.
import { once, EventEmitter } from 'node:events';
import { pino } from 'pino';
import t from 'tap';
import { z } from 'zod';
import { openBull } from '../../src/kit/bullmq/backend.ts';
import { defineQueue, openQueues, type QueueDef } from '../../src/kit/jobs.ts';
import { testBackends, untilItWorks } from '../support/backends.ts';

const log = pino({ level: 'silent' });
const schema = z.strictObject({ revision: z.uuid(), attempt: z.int() });
const ids = { revision: '6f0d3c6e-1c0b-4a44-9d8c-6f1a7a3f9b10', attempt: 1 };
const nothing = async (): Promise<void> => undefined;

for (const { name, open } of testBackends()) {
  t.test(`on ${name}`, async (t) => {
    const store = await open(t);
    const queues = openQueues(store.backend, { log });
    t.teardown(() => queues.close());

    t.test('a worker gets the data of an added job', async (t) => {
      const def = defineQueue({ name: 'arrive', schema });
      const heard = new EventEmitter();
      const worker = queues.startWorker(def, async (data, job) => void heard.emit('job', data, job.id), { concurrency: 2 });
      t.teardown(() => worker.close());
      await worker.ready;
      const arrival = once(heard, 'job');
      await queues.add(def, ids, { jobId: 'rules-a-1' });
      t.same(await arrival, [ids, 'rules-a-1']);
    });

    t.test('jobs that do not fit are refused', async (t) => {
      const def = defineQueue({ name: 'refuse', schema });
      await t.rejects(queues.add(def, { revision: 'x', attempt: 1 }, { jobId: 'rules-a-1' }), { name: 'ZodError' });
      for (const jobId of ['17', 'rules:a:1', '', 'a b']) await t.rejects(queues.add(def, ids, { jobId }), { name: 'TypeError' });
      const loose = defineQueue({ name: 'refuse', schema: z.string() });
      await t.rejects(queues.add(loose, 'x'.repeat(1001), { jobId: 'long' }), { message: 'job data are ids only' });
      t.same(await queues.counts(def), { waiting: 0, active: 0, delayed: 0, failed: 0 });
    });

    t.test('draining works what is due, until nothing is', async (t) => {
      const def = defineQueue({ name: 'drain', schema });
      await queues.addMany(def, [1, 2, 3].map((attempt) => ({ data: { ...ids, attempt }, jobId: `rules-a-${attempt}` })));
      await queues.addMany(def, []);
      await queues.add(def, ids, { jobId: 'later', delayMs: 3_600_000 });
      t.same(await queues.counts(def), { waiting: 3, active: 0, delayed: 1, failed: 0 });
      const seen: number[] = [];
      const ended = await queues.drainOnce(def, async ({ attempt }) => {
        seen.push(attempt);
        if (attempt === 1) await queues.add(def, { ...ids, attempt: 4 }, { jobId: 'rules-a-4' });
      });
      t.same(ended, { done: 4, failed: 0 });
      t.same(seen, [1, 2, 3, 4]);
      t.same(await queues.counts(def), { waiting: 0, active: 0, delayed: 1, failed: 0 });
    });

    t.test('an id is one job while it waits, and may be used again when done', async (t) => {
      const def = defineQueue({ name: 'again', schema });
      await queues.add(def, ids, { jobId: 'rules-a-1' });
      await queues.add(def, ids, { jobId: 'rules-a-1' });
      t.same(await queues.drainOnce(def, nothing), { done: 1, failed: 0 });
      await queues.add(def, ids, { jobId: 'rules-a-1' });
      t.same(await queues.drainOnce(def, nothing), { done: 1, failed: 0 });
    });

    t.test('a failed job keeps the kind of error and nothing of its words', async (t) => {
      const def = defineQueue({ name: 'fail', schema });
      await queues.add(def, ids, { jobId: 'rules-a-1' });
      const ended = await queues.drainOnce(def, async () => { throw new RangeError('words of a client'); });
      t.same(ended, { done: 0, failed: 1 });
      t.equal((await queues.counts(def)).failed, 1);
      const bull = openBull(store.backend, (error) => t.error(error));
      const queue = bull.queue(def.name);
      const [job] = await queue.getFailed();
      t.equal(job?.failedReason, 'RangeError');
      t.notMatch(JSON.stringify(job), 'words of a client');
      await queue.close();
      await bull.close();
    });

    t.test('data that do not fit are not handed to the handler', async (t) => {
      const loose: QueueDef = defineQueue({ name: 'unfit', schema: z.unknown() });
      await queues.add(loose, { other: 1 }, { jobId: 'rules-a-1' });
      const strict = defineQueue({ name: 'unfit', schema });
      t.same(await queues.drainOnce(strict, async () => void t.fail('was handed on')), { done: 0, failed: 1 });
    });

    t.test('closing waits for the job in hand', async (t) => {
      const own = openQueues(store.backend, { log });
      const def = defineQueue({ name: 'finish', schema });
      const steps = new EventEmitter();
      let finished = false;
      own.startWorker(def, async () => {
        const going = once(steps, 'go');
        steps.emit('begun');
        await going;
        finished = true;
      }, { concurrency: 1 });
      const begun = once(steps, 'begun');
      await own.add(def, ids, { jobId: 'rules-a-1' });
      await begun;
      const closed = own.close();
      steps.emit('go');
      await closed;
      t.ok(finished);
      t.same(await queues.counts(def), { waiting: 0, active: 0, delayed: 0, failed: 0 });
    });

    t.test('with the store away adding fails at once; when it is back all goes on by itself', async (t) => {
      const def = defineQueue({ name: 'away', schema });
      const heard = new EventEmitter();
      const worker = queues.startWorker(def, async (data) => void heard.emit(String(data.attempt)), { concurrency: 1 });
      await worker.ready;
      const before = once(heard, '1');
      await queues.add(def, ids, { jobId: 'rules-a-1' });
      await before;
      await store.stop();
      await t.rejects(queues.add(def, ids, { jobId: 'rules-a-2' }));
      const late = openQueues(store.backend, { log });
      const lateDef = defineQueue({ name: 'late', schema });
      const lateWorker = late.startWorker(lateDef, async (data) => void heard.emit(`late ${data.attempt}`), { concurrency: 1 });
      await t.rejects(late.add(lateDef, ids, { jobId: 'rules-a-2' }));
      await store.start();
      const after = once(heard, '3');
      await untilItWorks(() => queues.add(def, { ...ids, attempt: 3 }, { jobId: 'rules-a-3' }));
      await after;
      const lateAfter = once(heard, 'late 4');
      await lateWorker.ready;
      await untilItWorks(() => late.add(lateDef, { ...ids, attempt: 4 }, { jobId: 'rules-a-4' }));
      await lateAfter;
      await late.close();
      t.pass('both workers went on');
    });

    t.test('closing ends with the store away', async () => {
      const own = openQueues(store.backend, { log });
      own.startWorker(defineQueue({ name: 'gone', schema }), nothing, { concurrency: 1 });
      await own.counts(defineQueue({ name: 'gone', schema }));
      await store.stop();
      await own.close();
      await store.start();
    });
  });
}
