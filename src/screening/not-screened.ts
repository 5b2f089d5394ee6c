// Why a text counts as "not screened", and the flag that brings it to a person. Pure.
import type { NewFlag } from '../triage/index.ts';

/** Every reason, with the sentence a moderator reads. It quotes nothing of the text. */
const REASONS = {
  'rules-failed': 'The rules could not be run on this text.',
  'rules-broken': 'A live rule could not be used, so not every rule was run on this text.',
  'detectors-failed': 'A detector failed on this text.',
  'detectors-late': 'The detectors ran out of time on this text.',
  'detectors-unable': 'The detectors cannot read this text.',
  'jobs-lost': 'The checks did not run in time on this text.',
} as const;

export type NotScreenedReason = keyof typeof REASONS;

/** The reading priority of a text that no check vouches for; its other flags can raise it. */
export const NOT_SCREENED_PRIORITY = 'soon';

/** The flag of a text that some check could not read. A person reads it instead. */
export function notScreenedFlag(reason: NotScreenedReason): NewFlag {
  return {
    source: 'not_screened',
    sourceId: reason,
    sourceVersion: 1,
    category: null,
    priority: NOT_SCREENED_PRIORITY,
    effect: 'hold',
    spans: [],
    sentence: REASONS[reason],
  };
}
