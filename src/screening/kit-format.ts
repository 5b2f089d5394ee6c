// Writes findings as a prediction of the public reading-priority benchmark's format, for `screen` and `replay`.
import type { Category, Priority } from '../rules/index.ts';
import { moreUrgent } from '../rules/index.ts';
import type { Span } from './detectors/detector.ts';

/** The benchmark's levels, `none` for a post without a flag. */
export type KitSeverity = 'critical' | 'high' | 'medium' | 'low' | 'none';

/** One line of predictions. Spans are UTF-16 offsets in the text; `score` orders posts inside one severity. */
export type KitPrediction = { id: string; severity: KitSeverity; categories: string[]; score: number; matchedSpans: Span[] };

/** What a prediction needs of a flag, a finding of a detector or a hit of a rule. */
export type KitFinding = { category: Category; priority: Priority; spans: readonly Span[] };

const SEVERITY: Readonly<Record<Priority, KitSeverity>> = { immediate: 'critical', urgent: 'high', soon: 'medium', routine: 'low' };

/** Two of ours are one of theirs, and sexual content has no name there. */
const CATEGORY: Readonly<Record<Category, string | null>> = {
  suicidal_thoughts: 'suicide_ideation',
  suicide_plan: 'suicide_plan_intent',
  self_harm: 'self_harm',
  suicide_pact: 'suicide_pact',
  harm_to_others: 'harm_to_others',
  safeguarding: 'abuse_safeguarding',
  bullying_hate: 'bullying_hate',
  personal_information: 'personal_info',
  misinformation: 'harmful_misinformation',
  distressing_belief: 'extremist_delusional',
  violence_extremism: 'extremist_delusional',
  sexual_content: null,
  gambling_selling: 'spam_untrusted_link',
  spam_link: 'spam_untrusted_link',
};

/** The prediction for one text. The score is the number of findings: more reasons to read come first. */
export function toKitPrediction(id: string, findings: readonly KitFinding[]): KitPrediction {
  const worst = findings.map((finding) => finding.priority).reduce<Priority | null>((a, b) => (a ? moreUrgent(a, b) : b), null);
  const categories = findings.map((finding) => CATEGORY[finding.category]).filter((name) => name !== null);
  const spans = findings.flatMap((finding) => finding.spans).map(({ start, end, type }) => (type === undefined ? { start, end } : { start, end, type }));
  return {
    id,
    severity: worst === null ? 'none' : SEVERITY[worst],
    categories: [...new Set(categories)],
    score: findings.length,
    matchedSpans: spans.toSorted((a, b) => a.start - b.start || a.end - b.end),
  };
}
