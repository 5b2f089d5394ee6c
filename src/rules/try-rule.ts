// Trying a rule, or all live rules, on a text that is not kept.
import type { z } from 'zod';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { asCompilable, refuseUnusable } from './check-rule.ts';
import { compileRuleSet } from './compile.ts';
import type { Trial, TrialResult } from './contract.ts';
import { liveRuleSet } from './live-set.ts';
import { matchRules } from './match.ts';

/**
 * Says what a rule would find in a text: the same engine that reads posts.
 * @throws invalid-input (422) naming each line of the rule to change
 */
export async function tryOnText(tx: Tx, trial: z.output<typeof Trial>, now: Date): Promise<z.input<typeof TrialResult>> {
  const own = trial.rule ? asCompilable(trial.rule, newId(now), 1) : null;
  if (own) refuseUnusable(own, { mustMatch: [], mustNotMatch: [] });
  const live = own ? null : await liveRuleSet(tx);
  const set = live?.compiled ?? compileRuleSet(own ? [own] : []);
  return {
    hits: matchRules(set, trial.text).map((hit) => ({
      ruleId: own ? null : hit.ruleId,
      name: trial.rule?.name ?? live?.rules.get(hit.ruleId)?.name ?? '',
      category: hit.category,
      priority: hit.priority,
      effect: hit.effect,
      spans: hit.spans.map(({ start, end }) => ({ start, end, words: trial.text.slice(start, end) })),
    })),
  };
}
