// The inner door of the rule engine: everything pure that the rest of this room, and its door, use.
export * from './categories.ts';
export { fold, originalSpan, type Mapped, type Span } from './fold.ts';
export { normalise } from './normalise.ts';
export { wordsOf, type Word, type Words } from './words.ts';
export { GAP_MOST, PHRASE_MOST, parsePhrase, type Phrase, type PhraseResult } from './phrase.ts';
export { PATTERN_MOST, parsePattern, type Pattern, type PatternResult } from './pattern.ts';
export { findLinks, type Link } from './links.ts';
export { parseLinkTarget, type LinkTarget, type LinkTargetResult } from './link-rule.ts';
export {
  RULE_KINDS,
  compileRuleSet,
  type CompilableRule,
  type CompiledRuleSet,
  type RuleKind,
  type RuleProblem,
} from './compile.ts';
export { matchRules, type MatchOptions, type RuleHit } from './match.ts';
export { checkExamples, type RuleExamples } from './examples.ts';
export { starterRules, type StarterRule } from './starter.ts';
