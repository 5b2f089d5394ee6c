// The rules check: hits become flags with their reason, and a rule that cannot be used is never passed over in silence.
import t from 'tap';
import { type CompilableRule, compileRuleSet, type LiveRuleSet } from '../../src/rules/index.ts';
import { evaluateRules } from '../../src/screening/evaluate-rules.ts';

const FORUM = '0193a000-0000-7000-8000-0000000000f1';
const OTHER_FORUM = '0193a000-0000-7000-8000-0000000000f2';
const RULE = '0193a000-0000-7000-8000-000000000001';

function liveSet(...changes: Partial<CompilableRule>[]): LiveRuleSet {
  const rules = changes.map((change, index): CompilableRule & { name: string; explanation: string } => Object.assign({
    ruleId: RULE.slice(0, -1) + String(index + 1),
    version: 3,
    kind: 'phrase',
    looksFor: ['green harbour'],
    category: 'bullying_hate',
    priority: 'soon',
    effect: 'flag',
    forumIds: null,
    name: 'Harbours',
    explanation: 'Posts about harbours are read.',
  } as const, change));
  const compiled = compileRuleSet(rules);
  return { version: 7, compiled, rules: new Map(rules.map((rule) => [rule.ruleId, rule])), problems: compiled.problems };
}

t.test('a hit is a flag with its rule, version, reason and words', async (t) => {
  const body = 'We sat by the GREEN  harbour, all of us.';
  const { flags, notScreened } = evaluateRules({ body, forumId: FORUM }, liveSet({ effect: 'nudge' }));
  t.same(notScreened, []);
  t.match(flags, [
    {
      source: 'rule', sourceId: RULE, sourceVersion: 3, category: 'bullying_hate', priority: 'soon', effect: 'nudge',
      sentence: 'Posts about harbours are read.',
    },
  ]);
  t.equal(flags.length, 1);
  t.same(flags[0]?.spans.map(({ start, end }) => body.slice(start, end)), ['GREEN  harbour']);
});

t.test('a text without a hit has no flag', async (t) => {
  t.same(evaluateRules({ body: 'We sat by the sea.', forumId: FORUM }, liveSet({})), { flags: [], notScreened: [], culprits: [] });
  t.same(evaluateRules({ body: 'We sat by the green harbour.', forumId: FORUM }, liveSet()), { flags: [], notScreened: [], culprits: [] });
});

t.test('a rule holds in its own forums only', async (t) => {
  const set = liveSet({ forumIds: [OTHER_FORUM] });
  t.equal(evaluateRules({ body: 'green harbour', forumId: FORUM }, set).flags.length, 0);
  t.equal(evaluateRules({ body: 'green harbour', forumId: OTHER_FORUM }, set).flags.length, 1);
});

t.test('beside a rule that cannot be used the others still flag, and the text is not screened', async (t) => {
  const set = liveSet({}, { kind: 'pattern', looksFor: ['(unclosed'] });
  const { flags, notScreened, culprits } = evaluateRules({ body: 'the green harbour', forumId: FORUM }, set);
  t.same(notScreened, ['rules-broken']);
  t.same(culprits, [set.compiled.rules[1]?.ruleId]);
  t.same(flags.map((flag) => flag.sourceId), [RULE]);
});
