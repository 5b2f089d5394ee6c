// Runs a rule on the examples its writer gave: what it must find and what it must not.
import { compileRuleSet, type CompilableRule } from './compile.ts';
import { matchRules } from './match.ts';

/** Examples that a rule carries; they run at each save and each start. */
export interface RuleExamples {
  readonly mustMatch: readonly string[];
  readonly mustNotMatch: readonly string[];
}

/**
 * The examples that a rule fails: those it must find and does not, and those it must not find and does.
 * A rule of which no line can be used finds nothing. The forums it holds for make no difference here.
 */
export function checkExamples(rule: CompilableRule, { mustMatch, mustNotMatch }: RuleExamples): string[] {
  const set = compileRuleSet([rule]);
  const hits = (text: string): boolean => matchRules(set, text).length > 0;
  return [...mustMatch.filter((text) => !hits(text)), ...mustNotMatch.filter(hits)];
}
