// The statement of reasons: which message tells the author of a decision, and what fills its gaps.
import type { PostState } from '../forum/index.ts';
import type { TemplateName } from '../messages/index.ts';
import type { NewDecision } from './contract-decision.ts';
import { DECISION_REASONS } from './reasons.ts';

export type Statement = { template: TemplateName; values: Record<string, string> };

const TEMPLATE_OF = {
  publish: 'published',
  publish_with_note: 'published-with-note',
  ask_to_change: 'asked-to-change',
  redact: 'words-taken-out',
  remove: 'taken-down',
  escalate: 'escalated',
} as const satisfies Record<NewDecision['kind'], TemplateName>;

/**
 * The message to an author about a decision. Its own words are the moderator's; a gap that they left
 * empty is found when it is sent, and then nothing is decided.
 * @param was where the post stood: publishing what members could read already, or what its author
 *   took back, changes nothing for the author, and nothing is sent
 * @param policyVersion the version of the trust's policy
 * @returns null if there is nothing to tell
 */
export function statementOf(decision: NewDecision, was: PostState, policyVersion: string): Statement | null {
  if (decision.kind === 'publish' && (was === 'published' || was === 'withdrawn')) return null;
  const values: Record<string, string> = { policy: `${DECISION_REASONS[decision.reason].words} (version ${policyVersion})` };
  if (decision.why !== undefined) values['why'] = decision.why;
  if ('nextStep' in decision) values['nextStep'] = decision.nextStep;
  if ('what' in decision) values['what'] = decision.what;
  if ('note' in decision) values['note'] = decision.note;
  return { template: TEMPLATE_OF[decision.kind], values };
}

/** What a member who told us about a post is told when it is decided: no name, no words of the post. */
export const REPORT_OUTCOMES = {
  publish: 'Members can go on reading it.',
  publish_with_note: 'Members can go on reading it, with a note over it.',
  redact: 'Some words were taken out of it.',
  remove: 'Members can no longer read it.',
} as const satisfies Partial<Record<NewDecision['kind'], string>>;

/** The outcome for reporters, or null while the case stays open. */
export function outcomeFor(kind: NewDecision['kind'], postState: PostState): string | null {
  if (kind === 'ask_to_change' || kind === 'escalate') return null;
  // Taken back by its author: nobody reads it, whatever was decided.
  return postState === 'withdrawn' ? REPORT_OUTCOMES.remove : REPORT_OUTCOMES[kind];
}
