// Reading If-Match: one strong version is one somebody saw, and nothing else is.
import t from 'tap';
import { etag, seenVersion, seenVersionIfSent, staleVersion } from '../../../src/kit/http/if-match.ts';

const NOT_A_VERSION = ['', '12', 'W/"12"', '"1", "2"', '"-1"', '"1e3"', '"1234567890"'];

t.test('where it must be sent', async (t) => {
  t.equal(seenVersion({ 'if-match': '"12"' }), 12);
  t.equal(seenVersion({ 'if-match': ` ${etag(7)} ` }), 7);
  for (const bad of [undefined, '*', ...NOT_A_VERSION]) {
    t.throws(() => seenVersion({ 'if-match': bad }), { code: 'version-missing', status: 428 }, String(bad));
  }
});

t.test('where it may be left out', async (t) => {
  t.equal(seenVersionIfSent({ 'if-match': '"12"' }), 12);
  t.equal(seenVersionIfSent({}), null);
  t.equal(seenVersionIfSent({ 'if-match': '*' }), null);
  for (const bad of NOT_A_VERSION) t.equal(seenVersionIfSent({ 'if-match': bad }), 0, `${bad} is no version of ours, so it is stale`);
});

t.test('a stale version names the current one', async (t) => {
  t.match(staleVersion('Read it again.', 4), { status: 412, shown: { currentVersion: 4 }, headers: { etag: '"4"' } });
});
