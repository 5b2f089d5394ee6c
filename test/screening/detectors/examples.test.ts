// Every example of every detector, and what holds for all of them.
import t from 'tap';
import { ALL_DETECTORS } from '../../../src/screening/detectors/all.ts';
import { CATEGORIES } from '../../../src/rules/index.ts';

for (const detector of ALL_DETECTORS) {
  t.test(detector.name, (t) => {
    for (const { text, threadTitle = null, parentText = null, expect } of detector.examples) {
      const findings = detector.detect({ text, threadTitle, parentText });
      const said = findings.map(({ category, priority, effect }) => ({ category, priority, effect }));
      t.same(said, expect ? [expect] : [], text);
      for (const { spans, sentence } of findings) {
        t.ok(spans.length > 0 && spans.every(({ start, end }) => start >= 0 && start < end && end <= text.length), 'spans lie in the text');
        t.match(sentence, /^[A-Z].*\.$/, 'the reason is a sentence');
      }
    }
    t.ok(detector.examples.filter(({ expect }) => expect !== null).length >= 3, 'examples that it must find');
    t.ok(detector.examples.filter(({ expect }) => expect === null).length >= 3, 'examples that it must leave alone');
    t.match(detector.name, /^[a-z]+(-[a-z]+)*$/);
    t.end();
  });
}

t.test('every category has a detector, and no detector two names', (t) => {
  const covered = new Set(ALL_DETECTORS.flatMap((detector) => detector.categories));
  t.same(CATEGORIES.filter((category) => !covered.has(category)), []);
  t.equal(new Set(ALL_DETECTORS.map((detector) => detector.name)).size, ALL_DETECTORS.length);
  t.end();
});

t.test('no reason names an illness or a degree of danger of a person', (t) => {
  const sentences = ALL_DETECTORS.flatMap((detector) =>
    detector.examples.flatMap(({ text, threadTitle = null, parentText = null }) => detector.detect({ text, threadTitle, parentText })),
  ).map((finding) => finding.sentence);
  t.ok(sentences.length > 50);
  for (const sentence of sentences) t.notMatch(sentence, /delusion|psychotic|paranoid|manic|high risk|low risk|risk/i);
  t.end();
});
