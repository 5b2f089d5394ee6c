// The rules room: what a trust's administrators tell the service to look for, and how it looks.
//
// A rule is words, patterns or links with a category, a reading priority and an effect. Matching is
// pure and knows no posts; a version of a rule is never altered, and every change raises the number
// of the trust's rule set, under which the compiled set is kept.
export { rulesRoutes } from './api.ts';
export { failingLiveRules } from './check-live.ts';
export { copyStarterRules } from './copy-starter.ts';
export * from './engine.ts';
export { type LiveRule, type LiveRuleSet, liveRuleSet } from './live-set.ts';
export { changeRule, createRule, retireRule } from './save.ts';
export { ruleSets, rules, ruleVersions } from './tables.ts';
