// When a decision must name who looks after the author next: nobody is left in silence.
import { invalid } from '../kit/problem.ts';
import type { Category } from '../rules/index.ts';
import type { FollowUp } from './case.ts';
import type { DecisionKind } from './tables.ts';

/** The categories in which an author may be in danger. */
const DANGER: ReadonlySet<Category> = new Set(['suicidal_thoughts', 'suicide_plan', 'self_harm', 'suicide_pact', 'safeguarding']);

/** The decisions that take something from the author. */
const TAKES: ReadonlySet<DecisionKind> = new Set(['ask_to_change', 'redact', 'remove']);

/**
 * Whether a decision needs an owner and a time for what follows (promise 5).
 * @param kind the decision
 * @param about the categories of every flag on the post, and whether somebody was worried about its author
 */
export function demandsFollowUp(kind: DecisionKind, about: { categories: readonly (Category | null)[]; worried: boolean }): boolean {
  if (kind === 'escalate') return true;
  const danger = about.worried || about.categories.some((category) => category !== null && DANGER.has(category));
  return danger && TAKES.has(kind);
}

/**
 * The follow-up a decision names.
 * @param given what was sent
 * @param needed whether there must be one
 * @param now the time must lie after it
 * @throws invalid-input (422) if half of it is missing, all of it is missing though needed, or its time has passed
 */
export function followUpOf(
  given: { followUpOwner?: string | undefined; followUpAt?: Date | undefined },
  needed: boolean,
  now: Date,
): FollowUp | null {
  const { followUpOwner: owner, followUpAt: at } = given;
  if (owner === undefined && at === undefined && !needed) return null;
  if (owner === undefined) throw invalid('body.followUpOwner', 'Say who looks after the author next: a named person or a role.');
  if (at === undefined) throw invalid('body.followUpAt', 'Say by when they will.');
  if (at <= now) throw invalid('body.followUpAt', 'This time has passed. Choose a later one.');
  return { owner, at };
}
