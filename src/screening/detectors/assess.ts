// Runs every detector over one text and sums up: what was seen, how soon to read it, whether it waits, whether it was screened.
import { ALL_DETECTORS } from './all.ts';
import type { Detector, DetectorInput, Finding } from './detector.ts';
import { mergeFindings } from './findings.ts';
import { readable } from './readable.ts';
import { moreUrgent } from './vocabulary.ts';
import type { Priority } from './vocabulary.ts';

/** A finding and the version of the detector that made it. */
export type AttributedFinding = Finding & { detector: string; version: number };

/** What all detectors together say of one text. */
export type Assessment = {
  /** One for each detector and category. */
  findings: AttributedFinding[];
  /** Names of detectors that threw, or that the budget left no time for. */
  failed: string[];
  /** Those of `failed` that the budget left no time for. */
  late: string[];
  /** Whether the checks can read the text at all. */
  readable: boolean;
  /** The most urgent reading priority found, or null when nothing was found. */
  priority: Priority | null;
  /** Whether the text waits for a person: something found holds it, or it was not screened. */
  hold: boolean;
  /** True when a detector failed or was late, or the text cannot be read. */
  notScreened: boolean;
};

/** `clockMs` gives milliseconds from any start; detectors not begun within `budgetMs` are late. Both or neither. */
export type AssessOptions = { detectors?: readonly Detector[]; clockMs?: () => number; budgetMs?: number };

/**
 * Assesses one text with all detectors (product D2). Pure but for the clock it is given. The most urgent priority wins;
 * a detector that throws stops no other and makes the text "not screened", which holds it for a person.
 */
export function assess(input: DetectorInput, options: AssessOptions = {}): Assessment {
  const { detectors = ALL_DETECTORS, clockMs = () => 0, budgetMs = Infinity } = options;
  const started = clockMs();
  const findings: AttributedFinding[] = [];
  const failed: string[] = [];
  const late: string[] = [];
  for (const detector of detectors) {
    if (clockMs() - started > budgetMs) {
      late.push(detector.name);
      continue;
    }
    try {
      // One finding for each category, so that no second one is taken for a repeat when it is stored.
      const found = mergeFindings(detector.detect(input));
      for (const finding of found) findings.push({ ...finding, detector: detector.name, version: detector.version });
    } catch {
      // The error may hold words of the post, so only the detector's name is kept.
      failed.push(detector.name);
    }
  }
  const canRead = readable(input.text);
  const notScreened = failed.length > 0 || late.length > 0 || !canRead;
  return {
    findings,
    failed: [...failed, ...late],
    late,
    readable: canRead,
    priority: worstOf(findings),
    hold: notScreened || findings.some((finding) => finding.effect === 'hold'),
    notScreened,
  };
}

function worstOf(findings: readonly Finding[]): Priority | null {
  return findings.reduce<Priority | null>((worst, { priority }) => (worst ? moreUrgent(worst, priority) : priority), null);
}
