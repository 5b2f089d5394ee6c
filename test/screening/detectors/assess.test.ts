// Summing up: the most urgent wins, a failing detector stops no other and holds the post, time can run out.
import t from 'tap';
import { assess } from '../../../src/screening/detectors/assess.ts';
import type { Detector, Finding } from '../../../src/screening/detectors/detector.ts';

const input = { text: 'A plain sentence with nothing in it.', threadTitle: null, parentText: null };
const finding = (priority: Finding['priority'], effect: Finding['effect']): Finding => ({
  category: 'spam_link', priority, effect, spans: [{ start: 0, end: 1 }], sentence: 'Seen.',
});
const saying = (name: string, ...findings: Finding[]): Detector => ({ name, version: 3, categories: ['spam_link'], detect: () => findings });
const throwing: Detector = {
  name: 'broken', version: 1, categories: [],
  detect: () => {
    throw new Error('boom');
  },
};

t.test('nothing found', (t) => {
  t.same(assess(input), { findings: [], failed: [], late: [], readable: true, priority: null, hold: false, notScreened: false });
  t.end();
});

t.test('the most urgent wins, whatever the order, and any hold holds', (t) => {
  const detectors = [saying('one', finding('soon', 'hold')), saying('two', finding('immediate', 'flag')), saying('three', finding('routine', 'flag'))];
  const result = assess(input, { detectors });
  t.equal(result.priority, 'immediate');
  t.equal(result.hold, true);
  t.equal(result.notScreened, false);
  t.same(result.findings.map(({ detector, version }) => [detector, version]), [['one', 3], ['two', 3], ['three', 3]]);
  t.equal(assess(input, { detectors: [saying('one', finding('urgent', 'flag'))] }).hold, false, 'a flag alone does not hold');
  t.end();
});

t.test('a detector that throws stops no other and makes the post not screened', (t) => {
  const result = assess(input, { detectors: [throwing, saying('next', finding('urgent', 'flag'))] });
  t.same(result.failed, ['broken']);
  t.equal(result.findings.length, 1);
  t.equal(result.priority, 'urgent');
  t.equal(result.notScreened, true);
  t.equal(result.hold, true);
  t.end();
});

t.test('detectors left over when the time is up count as failed', (t) => {
  let clock = 1000;
  const slow: Detector = {
    name: 'slow', version: 1, categories: [],
    detect: () => {
      clock += 60;
      return [];
    },
  };
  const detectors = [slow, saying('second', finding('soon', 'flag'))];
  const late = assess(input, { detectors, clockMs: () => clock, budgetMs: 50 });
  t.same([late.failed, late.late, late.findings], [['second'], ['second'], []]);
  t.equal(late.hold && late.notScreened, true);
  const inTime = assess(input, { detectors, clockMs: () => clock, budgetMs: 60 });
  t.same(inTime.failed, []);
  t.equal(inTime.findings.length, 1);
  t.end();
});

t.test('a text the checks cannot read is not screened', (t) => {
  const result = assess({ ...input, text: 'Не хочу больше жить, помогите мне пожалуйста' });
  t.equal(result.readable, false);
  t.equal(result.notScreened && result.hold, true);
  t.same(result.failed, []);
  t.end();
});
