// Taking words out: which edits do nothing else, and what a moderator's marks leave.
import { array, assert, boolean, nat, property, string, stringMatching, tuple } from 'fast-check';
import t from 'tap';
import { onlyTakesOut } from '../../src/forum/only-takes-out.ts';
import { TAKEN_OUT, takeOutSpans } from '../../src/forum/take-out-spans.ts';
import { Problem } from '../../src/kit/problem.ts';

t.test('edits that only take words out, and others', async (t) => {
  const table: [string, string, boolean][] = [
    ['My number is 07700 900123 and I like tea', 'I like tea', true],
    ['one two three', 'one three', true],
    ['one two three', 'three', true],
    ['one\ntwo   three', 'one three', true],
    ['one two three', 'one two three', false],
    ['one two three', 'three one', false],
    ['one two three', 'one four', false],
    ['one two', 'one two three', false],
    ['I am not well', 'I am well', true],
    ['one two.', 'one!', false],
    ['same same', 'same', true],
    ['same', 'same same', false],
    ['one', '', true],
    ['тихо дома', 'дома', true],
  ];
  for (const [before, after, expected] of table) t.equal(onlyTakesOut(before, after), expected, `${before} → ${after}`);
});

t.test('leaving any words out is always seen as such, adding a new one never', async (t) => {
  const word = stringMatching(/^[a-z]{1,4}$/);
  assert(
    property(array(tuple(word, boolean()), { minLength: 1 }), (words) => {
      const kept = words.filter(([, keep]) => keep).map(([each]) => each);
      const before = words.map(([each]) => each).join(' ');
      t.equal(onlyTakesOut(before, kept.join(' ')), kept.length < words.length);
      t.notOk(onlyTakesOut(before, [...kept, 'UNHEARD'].join(' ')));
    }),
    { numRuns: 60 },
  );
});

t.test('marks in the place of spans', async (t) => {
  const body = 'Ring me on 07700 900123 please';
  t.equal(takeOutSpans(body, [{ start: 11, end: 23 }]), `Ring me on ${TAKEN_OUT} please`);
  t.equal(takeOutSpans(body, [{ start: 17, end: 23 }, { start: 11, end: 18 }]), `Ring me on ${TAKEN_OUT} please`, 'overlapping, any order');
  t.equal(takeOutSpans(body, [{ start: 0, end: 4 }, { start: 24, end: 30 }]), `${TAKEN_OUT} me on 07700 900123 ${TAKEN_OUT}`);
  t.equal(takeOutSpans('a😀b', [{ start: 2, end: 3 }]), `a${TAKEN_OUT}b`, 'half of a character takes the whole');
  t.equal(takeOutSpans('abc', [{ start: 0, end: 3 }]), TAKEN_OUT);
});

t.test('spans that are no place in the text are refused', async (t) => {
  for (const spans of [[], [{ start: 2, end: 2 }], [{ start: 3, end: 1 }], [{ start: -1, end: 2 }], [{ start: 0, end: 4 }]]) {
    t.throws(() => takeOutSpans('abc', spans), Problem);
  }
});

t.test('no word that lay in a span is left', async (t) => {
  assert(
    property(string({ minLength: 1, maxLength: 30 }), nat(29), nat(29), (body, a, b) => {
      const start = Math.min(a, b) % body.length;
      const end = Math.min(body.length, Math.max(a, b) + 1);
      const result = takeOutSpans(body, [{ start, end: Math.max(end, start + 1) }]);
      t.equal(result, body.slice(0, start) + TAKEN_OUT + body.slice(Math.max(end, start + 1)));
    }),
    { numRuns: 60 },
  );
});
