// The rules check: a trust's live rules over one text. The reading is apart from the matching, which is pure.
import { type LiveRuleSet, liveRuleSet, matchRules } from '../rules/index.ts';
import type { Check, Evaluation } from './check.ts';
import type { ScreenedText } from './queries.ts';

/** What queue `rules` runs. */
export const rulesCheck: Check<LiveRuleSet> = {
  queue: 'rules',
  prepare: liveRuleSet,
  evaluate: evaluateRules,
  failure: 'rules-failed',
};

/**
 * Matches a trust's live rules. A rule that cannot be used is never passed over in silence: the
 * other rules still flag, and the text is "not screened".
 */
export function evaluateRules(text: Pick<ScreenedText, 'body' | 'forumId'>, set: LiveRuleSet): Evaluation {
  const hits = matchRules(set.compiled, text.body, { forumId: text.forumId });
  const flags = hits.map((hit) => ({
    source: 'rule' as const,
    sourceId: hit.ruleId,
    sourceVersion: hit.version,
    category: hit.category,
    priority: hit.priority,
    effect: hit.effect,
    spans: hit.spans.map(({ start, end }) => ({ start, end })),
    sentence: set.rules.get(hit.ruleId)?.explanation ?? '',
  }));
  const broken = [...new Set(set.problems.map((problem) => problem.ruleId))];
  return { flags, notScreened: broken.length > 0 ? ['rules-broken'] : [], culprits: broken };
}
