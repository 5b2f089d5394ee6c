// Merges what a detector saw into one finding for each category: the most urgent priority, every span, the reasons.
import type { Finding, Span } from './detector.ts';
import { PRIORITIES } from './vocabulary.ts';

/** Reasons are for reading: the most urgent few are enough. */
const MOST_REASONS = 3;

/** One finding for each category. Reasons of the most urgent signs come first; spans are in order and without overlap. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const byUrgency = findings.toSorted((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority));
  const merged = new Map<Finding['category'], Finding[]>();
  for (const finding of byUrgency) {
    const same = merged.get(finding.category);
    if (same) same.push(finding);
    else merged.set(finding.category, [finding]);
  }
  return [...merged].map(([category, same]) => ({
    category,
    priority: same[0]?.priority ?? 'routine',
    effect: same.some((finding) => finding.effect === 'hold') ? 'hold' : 'flag',
    spans: mergeSpans(same.flatMap((finding) => finding.spans)),
    sentence: [...new Set(same.map((finding) => finding.sentence))].slice(0, MOST_REASONS).join(' '),
  }));
}

/** Spans in order of their start; overlapping spans of one type become one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end && last.type === span.type) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
