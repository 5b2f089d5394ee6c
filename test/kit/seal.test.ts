// What is sealed opens with its own key in its own place, and nowhere else.
import { randomBytes } from 'node:crypto';
import t from 'tap';
import { seal, unseal } from '../../src/kit/seal.ts';

const key = randomBytes(32);

t.test('it opens', async (t) => {
  for (const plain of ['', 'REF-1042', 'Ünïcode ☂ \u0000']) t.equal(unseal(key, seal(key, plain, 'a:b'), 'a:b'), plain);
});

t.test('twice the same is not the same sealed', async (t) => t.notSame(seal(key, 'REF-1042', 'a'), seal(key, 'REF-1042', 'a')));

t.test('another key, another place or a changed bit does not open', async (t) => {
  const sealed = seal(key, 'REF-1042', 'north:1');
  t.throws(() => unseal(randomBytes(32), sealed, 'north:1'));
  t.throws(() => unseal(key, sealed, 'south:1'));
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    t.throws(() => unseal(key, changed, 'north:1'), `byte ${at}`);
  }
  t.throws(() => unseal(key, sealed.subarray(0, 20), 'north:1'));
});
