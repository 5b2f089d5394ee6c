// A rule's row in the form of the wire.
import type { z } from 'zod';
import type { Rule } from './contract.ts';
import type { RuleRow } from './queries.ts';

/** A rule in the words of one of its versions. */
export function presentRule({ rules: rule, rule_versions: version }: RuleRow): z.input<typeof Rule> {
  return {
    ruleId: rule.ruleId,
    state: rule.state,
    version: version.version,
    name: rule.name,
    kind: version.kind,
    looksFor: version.looksFor,
    category: version.category,
    priority: version.priority,
    effect: version.effect,
    forumIds: version.forumIds,
    explanation: version.explanation,
    owner: version.owner,
    rationale: version.rationale,
    mustMatch: version.mustMatch,
    mustNotMatch: version.mustNotMatch,
    madeAt: version.madeAt.toISOString(),
    why: version.why,
  };
}
