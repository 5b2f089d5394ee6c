// The starter set: complete, without problems, true to its examples, quiet on harmless sentences.
import t from 'tap';
import { CATEGORIES, checkExamples, compileRuleSet, matchRules, moreUrgent, starterRules } from '../../src/rules/engine.ts';
import { HARMLESS_SENTENCES } from '../../src/rules/harmless-sentences.ts';
import { rule } from './support/rule.ts';

const starters = starterRules();
const compilable = starters.map((starter) => rule({ ...starter, ruleId: starter.key }));

t.test('covers every category and compiles without problems', async (t) => {
  t.same(CATEGORIES.filter((category) => !starters.some((starter) => starter.category === category)), []);
  t.same(compileRuleSet(compilable).problems, []);
});

for (const starter of starters) {
  t.test(`${starter.key} is true to its examples`, async (t) => {
    t.same(checkExamples(rule({ ...starter, ruleId: starter.key }), starter), []);
  });
}

t.test('the set together finds nothing in harmless sentences', async (t) => {
  const set = compileRuleSet(compilable);
  t.same(HARMLESS_SENTENCES.filter((sentence) => matchRules(set, sentence).length > 0), []);
});

t.test('examples that fail are named', async (t) => {
  const narrow = rule({ looksFor: ['red bus'] });
  t.same(checkExamples(narrow, { mustMatch: ['a red bus', 'a bus'], mustNotMatch: ['the RED BUS', 'a car'] }), ['a bus', 'the RED BUS']);
  t.same(checkExamples(rule({ looksFor: ['(red'] }), { mustMatch: ['red'], mustNotMatch: ['blue'] }), ['red']);
});

t.test('the more urgent priority wins', async (t) => {
  t.equal(moreUrgent('soon', 'immediate'), 'immediate');
  t.equal(moreUrgent('routine', 'soon'), 'soon');
});
