// Makes rules and runs them, for the tests of this room's engine.
import { compileRuleSet, matchRules, type CompilableRule, type RuleHit } from '../../../src/rules/engine.ts';

/** A complete rule from the parts a test cares about. */
export function rule(parts: Partial<CompilableRule> & Pick<CompilableRule, 'looksFor'>): CompilableRule {
  return {
    ruleId: 'rule-1',
    version: 1,
    kind: 'phrase',
    category: 'self_harm',
    priority: 'soon',
    effect: 'flag',
    forumIds: null,
    ...parts,
  };
}

/** The hits of one rule with these lines. */
export function hitsOf(kind: CompilableRule['kind'], looksFor: string[], text: string): RuleHit[] {
  const set = compileRuleSet([rule({ kind, looksFor })]);
  if (set.problems.length > 0) throw new Error(set.problems.map((problem) => problem.message).join(' '));
  return matchRules(set, text);
}

/** The pieces of the text that one rule with these lines marks. */
export function marked(kind: CompilableRule['kind'], looksFor: string[], text: string): string[] {
  return hitsOf(kind, looksFor, text).flatMap((hit) => hit.spans.map((span) => text.slice(span.start, span.end)));
}
