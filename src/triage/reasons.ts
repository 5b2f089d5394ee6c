// The reasons of the moderation policy, as data: for what a decision may be made, and for what a post may be reported.
//
// Criticism of services, staff, diagnosis, medicine or the law, religion, and one's own unusual
// beliefs are no reason here, so nothing can be decided on them alone.
import type { DecisionKind } from './tables.ts';

type DecisionReason = {
  /** What a notice to the author says. */
  words: string;
  /** The decisions it can stand behind. */
  kinds: readonly DecisionKind[];
};

const CHANGES: readonly DecisionKind[] = ['ask_to_change', 'redact', 'remove'];
const CHANGES_OR_HELP: readonly DecisionKind[] = [...CHANGES, 'escalate'];

/** Every reason a decision can give. A reason names what a post says, never who wrote it. */
export const DECISION_REASONS = {
  within_rules: { words: 'The post keeps to our rules', kinds: ['publish', 'publish_with_note'] },
  read_and_supported: { words: 'A moderator has read the post and knows who is helping', kinds: ['publish', 'publish_with_note', 'escalate'] },
  hard_to_read: { words: 'Some members may find the post hard to read', kinds: ['publish_with_note', 'ask_to_change'] },
  worry_about_safety: { words: 'We want to be sure that someone is safe', kinds: ['publish_with_note', ...CHANGES_OR_HELP] },
  ways_to_hurt: { words: 'It says how a person could be hurt', kinds: CHANGES_OR_HELP },
  planning_together: { words: 'It plans harm with someone else', kinds: CHANGES_OR_HELP },
  own_details: { words: 'It has personal details of the person who wrote it', kinds: CHANGES },
  other_persons_details: { words: 'It has personal details of someone else', kinds: CHANGES_OR_HELP },
  unkind: { words: 'It is unkind to someone', kinds: CHANGES_OR_HELP },
  threat: { words: 'It threatens someone', kinds: CHANGES_OR_HELP },
  urging_violence: { words: 'It urges violence', kinds: CHANGES_OR_HELP },
  harmful_advice: { words: 'It gives advice that could do harm', kinds: ['publish_with_note', ...CHANGES_OR_HELP] },
  sexual: { words: 'It is sexual', kinds: CHANGES_OR_HELP },
  selling: { words: 'It sells something, or is about gambling', kinds: CHANGES },
  link_not_checked: { words: 'It has a link that we have not checked', kinds: CHANGES },
} as const satisfies Record<string, DecisionReason>;

export type DecisionReasonCode = keyof typeof DECISION_REASONS;
export const DECISION_REASON_CODES = Object.keys(DECISION_REASONS) as [DecisionReasonCode, ...DecisionReasonCode[]];

/** Whether a reason can stand behind a decision. */
export function reasonFits(reason: DecisionReasonCode, kind: DecisionKind): boolean {
  const kinds: readonly DecisionKind[] = DECISION_REASONS[reason].kinds;
  return kinds.includes(kind);
}

/** Every reason for which a member can tell us about a post, in the words they choose from. */
export const REPORT_REASONS = {
  unkind: 'It is unkind to someone',
  personal_details: 'It has personal details in it',
  could_harm: 'It could lead someone to harm',
  harmful_advice: 'It gives advice that could do harm',
  selling: 'It sells something, or is about gambling',
  worried_about_them: 'I am worried about the person',
  something_else: 'Something else',
} as const satisfies Record<string, string>;

export type ReportReasonCode = keyof typeof REPORT_REASONS;
export const REPORT_REASON_CODES = Object.keys(REPORT_REASONS) as [ReportReasonCode, ...ReportReasonCode[]];
