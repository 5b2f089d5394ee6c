// Checking a rule before it is saved: every line can be used and every example holds.
import { type FieldProblem, Problem } from '../kit/problem.ts';
import { compileRuleSet, type CompilableRule } from './compile.ts';
import type { RuleFields } from './contract.ts';
import { checkExamples } from './examples.ts';

/** A rule as written, in the form matching takes. */
export function asCompilable(fields: RuleFields, ruleId: string, version: number): CompilableRule {
  const { kind, looksFor, category, priority, effect, forumIds } = fields;
  return { ruleId, version, kind, looksFor, category, priority, effect, forumIds };
}

/**
 * Refuses a rule that could not do what its writer means.
 * @throws invalid-input (422) naming each line and example to change
 */
export function refuseUnusable(rule: CompilableRule, examples: Pick<RuleFields, 'mustMatch' | 'mustNotMatch'>): void {
  const { problems } = compileRuleSet([rule]);
  if (problems.length > 0) {
    refuse(
      'Some lines of the rule cannot be used. Each is named.',
      problems.map((problem) => ({ path: `body.looksFor.${problem.line}`, message: problem.message })),
    );
  }
  const failing = new Set(checkExamples(rule, examples));
  if (failing.size === 0) return;
  const name = (list: 'mustMatch' | 'mustNotMatch', message: string): FieldProblem[] =>
    examples[list].flatMap((example, at) => (failing.has(example) ? [{ path: `body.${list}.${at}`, message }] : []));
  refuse('The rule does not do what its examples say. Change the rule or the example.', [
    ...name('mustMatch', 'The rule must find this and does not.'),
    ...name('mustNotMatch', 'The rule must not find this and does.'),
  ]);
}

function refuse(detail: string, fields: FieldProblem[]): never {
  throw new Problem('invalid-input', detail, { fields });
}
