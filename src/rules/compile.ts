// Makes a trust's rules ready to run: reads every line once and says which cannot be used.
import { buildAutomaton, type Automaton } from './automaton.ts';
import type { Category, Effect, Priority } from './categories.ts';
import { parseLinkTarget, type LinkTarget } from './link-rule.ts';
import { parsePattern, type Pattern } from './pattern.ts';
import { parsePhrase, type Phrase } from './phrase.ts';

/** The kinds of rule there are. */
export const RULE_KINDS = ['phrase', 'pattern', 'link'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** A rule as far as matching needs it. */
export interface CompilableRule {
  readonly ruleId: string;
  readonly version: number;
  readonly kind: RuleKind;
  /** Phrases, patterns or domains: any one of them is a hit. */
  readonly looksFor: readonly string[];
  readonly category: Category;
  readonly priority: Priority;
  readonly effect: Effect;
  /** The forums it holds for; null means every text. */
  readonly forumIds: readonly string[] | null;
}

/** A line of a rule that cannot be used: what to change, and where in the line (UTF-16 units). */
export interface RuleProblem {
  readonly ruleId: string;
  readonly version: number;
  /** Which of the rule's `looksFor`, from 0. */
  readonly line: number;
  readonly message: string;
  readonly at: number;
}

/** Rules ready to run. Their other lines run even when one has a problem. */
export interface CompiledRuleSet {
  readonly rules: readonly CompilableRule[];
  readonly problems: readonly RuleProblem[];
  readonly phrases: Automaton;
  /** Each pattern with the place of its rule in `rules`. */
  readonly patterns: readonly { readonly rule: number; readonly pattern: Pattern }[];
  /** Link targets by host. */
  readonly targets: ReadonlyMap<string, readonly { readonly rule: number; readonly target: LinkTarget }[]>;
}

/**
 * Compiles a trust's live rules. Never throws for what an administrator wrote: a line that cannot be used is
 * left out and told in `problems`, which a save refuses and a running server reports.
 */
export function compileRuleSet(rules: readonly CompilableRule[]): CompiledRuleSet {
  const problems: RuleProblem[] = [];
  const phrases: { payload: number; phrase: Phrase }[] = [];
  const patterns: { rule: number; pattern: Pattern }[] = [];
  const targets = new Map<string, { rule: number; target: LinkTarget }[]>();
  for (const [index, rule] of rules.entries()) {
    const bad = (line: number, problem: { message: string; at: number }): void => {
      problems.push({ ruleId: rule.ruleId, version: rule.version, line, message: problem.message, at: problem.at });
    };
    if (rule.looksFor.length === 0) bad(0, { message: 'Write at least one thing to look for.', at: 0 });
    for (const [line, source] of rule.looksFor.entries()) {
      if (rule.kind === 'phrase') {
        const read = parsePhrase(source);
        if (read.ok) phrases.push({ payload: index, phrase: read.phrase });
        else bad(line, read);
      } else if (rule.kind === 'pattern') {
        const read = parsePattern(source);
        if (read.ok) patterns.push({ rule: index, pattern: read.pattern });
        else bad(line, read);
      } else {
        const read = parseLinkTarget(source);
        if (!read.ok) bad(line, read);
        else targets.set(read.target.host, [...(targets.get(read.target.host) ?? []), { rule: index, target: read.target }]);
      }
    }
  }
  return { rules: [...rules], problems, phrases: buildAutomaton(phrases), patterns, targets };
}
