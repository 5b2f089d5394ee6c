// The risk check: every detector over one text and its surroundings, within a budget of time.
import type { Clock } from '../kit/clock.ts';
import { ALL_DETECTORS } from './detectors/all.ts';
import { type Assessment, assess } from './detectors/assess.ts';
import type { Detector } from './detectors/detector.ts';
import type { Check, Evaluation } from './check.ts';
import type { NotScreenedReason } from './not-screened.ts';
import type { ScreenedText } from './queries.ts';

/** How long the detectors may take over one text, in milliseconds; one not begun by then is late. */
export const RISK_BUDGET_MS = 2_000;

/**
 * Has every detector read a sentence, twice. What they read with is made at first use and made fast at the second:
 * together that takes a thousand times as long as any text after it, and on a busy machine longer than the budget.
 * Done before jobs are taken, it costs no text its checks.
 */
export function warmDetectors(detectors: readonly Detector[] = ALL_DETECTORS): void {
  for (let turn = 0; turn < 2; turn += 1) assess({ text: 'We went for a walk.', threadTitle: null, parentText: null }, { detectors });
}

/** What queue `risk` runs. The detectors are those of the service unless a test says otherwise. */
export function riskCheck(clock: Pick<Clock, 'monotonicMs'>, detectors: readonly Detector[] = ALL_DETECTORS): Check<null> {
  return {
    queue: 'risk',
    prepare: async () => null,
    evaluate: (text) => evaluateRisk(text, clock, detectors),
    failure: 'detectors-failed',
  };
}

/** Runs the detectors. One that fails, is late or cannot read the text stops no other, and the text is "not screened". */
export function evaluateRisk(
  { body, threadTitle, parentText }: Pick<ScreenedText, 'body' | 'threadTitle' | 'parentText'>,
  clock: Pick<Clock, 'monotonicMs'>,
  detectors: readonly Detector[],
): Evaluation {
  const clockMs = (): number => clock.monotonicMs();
  const assessed = assess({ text: body, threadTitle, parentText }, { detectors, clockMs, budgetMs: RISK_BUDGET_MS });
  const flags = assessed.findings.map(({ detector, version, ...found }) => ({
    ...found,
    source: 'detector' as const,
    sourceId: detector,
    sourceVersion: version,
  }));
  return { flags, notScreened: reasonsOf(assessed), culprits: assessed.failed };
}

function reasonsOf({ failed, late, readable }: Assessment): NotScreenedReason[] {
  const reasons: NotScreenedReason[] = [];
  if (failed.length > late.length) reasons.push('detectors-failed');
  if (late.length > 0) reasons.push('detectors-late');
  if (!readable) reasons.push('detectors-unable');
  return reasons;
}
