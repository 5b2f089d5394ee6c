// The figures of a replay: percentiles, counts of flags, and predictions in the row's own places.
import t from 'tap';
import { countFlags, percentile, printed } from '../../src/replay/figures.ts';
import { predictionLine } from '../../src/replay/predictions.ts';
import type { ReadFlag } from '../../src/replay/read-flags.ts';

const flag = (over: Partial<ReadFlag>): ReadFlag => ({
  revisionId: 'r', source: 'detector', category: 'self_harm', priority: 'soon', spans: [], ...over,
});

t.test('percentiles are values that were measured', async (t) => {
  const values = [50, 10, 40, 20, 30];
  t.equal(percentile(values, 0.5), 30);
  t.equal(percentile(values, 0.99), 50);
  t.equal(percentile([7], 0.5), 7);
  t.equal(percentile([], 0.5), null);
  t.same(values, [50, 10, 40, 20, 30], 'and the list stays as it was');
});

t.test('a post counts once in a category and by its most urgent priority', async (t) => {
  const counted = countFlags([
    [flag({}), flag({ priority: 'urgent' }), flag({ category: 'spam_link', priority: 'routine' })],
    [flag({ priority: 'routine' })],
    [],
  ]);
  t.same(counted, { posts: 2, byCategory: { self_harm: 2, spam_link: 1 }, byPriority: { urgent: 1, routine: 1 } });
});

t.test('predictions', async (t) => {
  const row = { id: 'x', text: ' \n I feel low' };
  const line = JSON.parse(predictionLine(row, [flag({ spans: [{ start: 2, end: 6 }], priority: 'urgent' })]));
  t.match(line, { id: 'x', severity: 'high', categories: ['self_harm'], matchedSpans: [{ start: 5, end: 9 }] });
  t.equal(row.text.slice(5, 9), 'feel', 'counted in the row, not in the post without its white space');
  t.match(JSON.parse(predictionLine(row, [])), { id: 'x', severity: 'none', categories: [] });
});

t.test('what is printed', async (t) => {
  const none = countFlags([]);
  const text = printed({
    sent: 4, accepted: 3, refused: [{ id: 'r1', why: '422 Something needs changing' }],
    fates: { waiting: 0, published: 2, held: 1, removed: 0, withdrawn: 0 }, lost: [], detectors: countFlags([[flag({})]]), rules: none,
    milliseconds: { p50: 41.2, p99: null, counted: 3 },
  });
  for (const part of [
    'sent 4, accepted 3, refused 1', 'refused r1: 422 Something needs changing', 'published 2, held 1', 'still screening 0, lost 0',
    'flagged by detectors: 1 posts', 'by category: self_harm 1', 'flagged by rules: 0 posts', 'p50 41 ms, p99 –',
  ]) t.ok(text.includes(part), part);
});
