// Idempotency-Keys are kept for a day and then forgotten, those of the transaction's trust only.
import t from 'tap';
import { fakeClock } from '../../support/clock.ts';
import { openDatabase } from '../../support/database.ts';
import { plusSeconds } from '../../../src/kit/clock.ts';
import { forgetOldKeys } from '../../../src/kit/http/forget-keys.ts';
import { newId } from '../../../src/kit/ids.ts';
import { idempotencyKeys } from '../../../src/kit/tables.ts';

t.test('a key is forgotten after a day', async (t) => {
  const { db } = await openDatabase(t);
  const now = fakeClock().now();
  const [north, south] = [newId(now), newId(now)];
  const keep = (trustId: string, key: string, secondsAgo: number) =>
    db.withTrust(trustId, (tx) =>
      tx.insert(idempotencyKeys).values({
        trustId, accountId: newId(now), key, requestHash: 'hash', resourceId: newId(now), createdAt: plusSeconds(now, -secondsAgo),
      }),
    );
  const kept = (trustId: string) =>
    db.withTrust(trustId, async (tx) => (await tx.select({ key: idempotencyKeys.key }).from(idempotencyKeys)).map(({ key }) => key));
  await keep(north, 'a-day-ago', 24 * 3600 + 1);
  await keep(north, 'just-within', 24 * 3600 - 1);
  await keep(south, 'a-day-ago', 24 * 3600 + 1);
  await db.withTrust(north, (tx) => forgetOldKeys(tx, now));
  t.same(await kept(north), ['just-within']);
  t.same(await kept(south), ['a-day-ago'], 'another trust forgets its own');
});
