// Runs a compiled rule set over one text and says which rules hit, and on which words as they were written.
import { findPhrases } from './automaton.ts';
import { PRIORITIES, type Category, type Effect, type Priority } from './categories.ts';
import type { CompiledRuleSet } from './compile.ts';
import { fold, originalSpan, type Mapped, type Span } from './fold.ts';
import { leadsTo } from './link-rule.ts';
import { linksOf } from './links.ts';
import { findPattern } from './pattern.ts';
import { wordsOf } from './words.ts';

/** A rule that hit a text: why, in the rule's words, and where. */
export interface RuleHit {
  readonly ruleId: string;
  readonly version: number;
  readonly category: Category;
  readonly priority: Priority;
  readonly effect: Effect;
  /** What it hit, in order and apart: UTF-16 offsets in the text as written, always whole code points. */
  readonly spans: readonly Span[];
}

/** Where a text stands. */
export interface MatchOptions {
  /**
   * The forum of the text. Rules for other forums are passed over; with null (a text in no forum) so is every
   * rule made for particular forums. When left out, all rules run.
   */
  readonly forumId?: string | null;
}

const SPANS_MOST = 50;

/**
 * Runs all rules over a text. Pure; the same set and text always give the same hits, most urgent first.
 * Time grows with the text, and hardly with the number of phrases.
 */
export function matchRules(set: CompiledRuleSet, text: string, options: MatchOptions = {}): RuleHit[] {
  const folded = fold(text);
  const spans = new Map<number, Span[]>();
  const add = (rule: number, span: Span): void => {
    if (!holdsFor(set.rules[rule]?.forumIds ?? null, options.forumId)) return;
    const known = spans.get(rule);
    if (known === undefined) spans.set(rule, [span]);
    else known.push(span);
  };
  for (const hit of findPhrases(set.phrases, wordsOf(folded.text))) {
    add(hit.payload, originalSpan(folded, hit.start, hit.end));
  }
  runPatterns(set, folded, options.forumId, add);
  runLinks(set, folded, add);
  const hits = [...spans].map(([rule, found]) => toHit(set, rule, found));
  return hits.sort((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || (a.ruleId < b.ruleId ? -1 : 1));
}

function holdsFor(forumIds: readonly string[] | null, forumId: string | null | undefined): boolean {
  return forumIds === null || forumId === undefined || (forumId !== null && forumIds.includes(forumId));
}

type Add = (rule: number, span: Span) => void;

function runPatterns(set: CompiledRuleSet, folded: Mapped, forumId: string | null | undefined, add: Add): void {
  for (const { rule, pattern } of set.patterns) {
    if (!holdsFor(set.rules[rule]?.forumIds ?? null, forumId)) continue;
    for (const span of findPattern(pattern, folded.text)) add(rule, originalSpan(folded, span.start, span.end));
  }
}

function runLinks(set: CompiledRuleSet, folded: Mapped, add: Add): void {
  if (set.targets.size === 0) return;
  for (const link of linksOf(folded)) {
    for (let host = link.host; host !== ''; host = host.slice(host.indexOf('.') + 1)) {
      for (const { rule, target } of set.targets.get(host) ?? []) {
        if (leadsTo(link, target)) add(rule, { start: link.start, end: link.end });
      }
      if (!host.includes('.')) break;
    }
  }
}

function toHit(set: CompiledRuleSet, index: number, spans: readonly Span[]): RuleHit {
  const rule = set.rules[index];
  if (rule === undefined) throw new RangeError('A hit names a rule that is not in its set.');
  const { ruleId, version, category, priority, effect } = rule;
  return { ruleId, version, category, priority, effect, spans: merged(spans).slice(0, SPANS_MOST) };
}

/** Spans in order; those that overlap become one. */
function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last !== undefined && span.start < last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
