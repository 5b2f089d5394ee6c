// A case and what may happen to it: one pure function from a state and an event to the next state.
//
// event    | open, nobody holds it      | open, held by the same     | open, held by another      | closed
// ---------|----------------------------|----------------------------|----------------------------|-------------
// raised   | worst priority, unread     | worst priority, unread     | worst priority, unread     | refused: closed
// read     | first read, if unread      | first read, if unread      | first read, if unread      | unchanged
// claimed  | held, with the next number | held for longer            | refused: held              | refused: closed
// renewed  | refused: lost              | held for longer            | refused: lost              | refused: closed
// released | refused: lost              | nobody holds it            | refused: lost              | refused: closed
// decided  | refused: lost              | closed, or open and free   | refused: lost              | refused: closed
//
// "Held" means claimed with a lease that has not ended. Asking the author for a change and escalating
// keep a case open; every other decision closes it. A flag on the post of a closed case opens another.
// Reading and renewing leave the version alone, so that two who look do not disturb each other.
import { plusSeconds } from '../kit/clock.ts';
import { moreUrgent, type Priority } from '../rules/index.ts';
import type { cases, DecisionKind } from './tables.ts';
import type { Targets } from './targets.ts';

export type CaseRow = typeof cases.$inferSelect;
/** What moves; what a case is about does not. */
export type CaseState = Omit<CaseRow, 'trustId' | 'caseId' | 'postId' | 'forumId'>;

/** What raises a case. `news` says that there is something new to read whatever the rest says. */
export type Raise = { priority: Priority; notScreened: boolean; reported: boolean; news: boolean };

export type CaseEvent =
  | ({ kind: 'raised'; at: Date; targets: Targets } & Raise)
  | { kind: 'read'; at: Date }
  | { kind: 'claimed'; by: string; at: Date; leaseSeconds: number }
  | { kind: 'renewed'; by: string; claimNumber: number; at: Date; leaseSeconds: number }
  | { kind: 'released'; by: string; claimNumber: number; at: Date }
  | { kind: 'decided'; by: string; at: Date; decision: DecisionKind; followUp: FollowUp | null };

/** Who looks after the author next, and by when. */
export type FollowUp = { owner: string; at: Date };

export type Refusal = 'closed' | 'held' | 'lost';
export type Outcome = { next: CaseState } | { refused: Refusal };

/** The decisions that leave a case open. */
const KEEPS_OPEN: ReadonlySet<DecisionKind> = new Set(['ask_to_change', 'escalate']);

/** Who holds a case at an instant: null when it is not claimed or the lease has ended. */
export function holderOf(state: Pick<CaseState, 'claimedBy' | 'leaseEndsAt'>, at: Date): string | null {
  return state.leaseEndsAt !== null && state.leaseEndsAt > at ? state.claimedBy : null;
}

/**
 * A case as it is when it opens.
 * @param raise what it opens with
 * @param targets seconds to a first read, by priority
 */
export function openedCase(raise: Raise, targets: Targets, at: Date): CaseState {
  return {
    state: 'open',
    priority: raise.priority,
    notScreened: raise.notScreened,
    reported: raise.reported,
    version: 1,
    openedAt: at,
    unreadSince: at,
    dueAt: plusSeconds(at, targets[raise.priority]),
    firstReadAt: null,
    claimedBy: null,
    claimNumber: 0,
    leaseEndsAt: null,
    escalatedAt: null,
    followUpOwner: null,
    followUpAt: null,
    closedAt: null,
  };
}

/** Why somebody may not decide a case as it stands, or null: it is closed, or they do not hold it. */
export function refusalToDecide(state: CaseState, by: string, at: Date): 'closed' | 'lost' | null {
  if (state.state === 'closed') return 'closed';
  return holderOf(state, at) === by ? null : 'lost';
}

/** The next state, or why there is none; see the table above. */
export function transition(state: CaseState, event: CaseEvent): Outcome {
  if (event.kind === 'read') return { next: state.state === 'open' && !state.firstReadAt ? { ...state, firstReadAt: event.at } : state };
  if (state.state === 'closed') return { refused: 'closed' };
  const holder = holderOf(state, event.at);
  switch (event.kind) {
    case 'raised':
      return { next: raised(state, event) };
    case 'claimed':
      if (holder === null) {
        const claim = { claimedBy: event.by, claimNumber: state.claimNumber + 1, version: state.version + 1 };
        return { next: { ...state, ...claim, leaseEndsAt: plusSeconds(event.at, event.leaseSeconds) } };
      }
      return holder === event.by ? { next: longer(state, event) } : { refused: 'held' };
    case 'renewed':
      return holder === event.by && state.claimNumber === event.claimNumber ? { next: longer(state, event) } : { refused: 'lost' };
    case 'released':
      if (holder !== event.by || state.claimNumber !== event.claimNumber) return { refused: 'lost' };
      return { next: { ...state, ...FREE, version: state.version + 1 } };
    case 'decided':
      return refusalToDecide(state, event.by, event.at) === null ? { next: decided(state, event) } : { refused: 'lost' };
  }
}

const FREE = { claimedBy: null, leaseEndsAt: null };

function longer(state: CaseState, event: { at: Date; leaseSeconds: number }): CaseState {
  return { ...state, leaseEndsAt: plusSeconds(event.at, event.leaseSeconds) };
}

/** A later target never puts off an earlier one that still runs; after a first read the clock starts anew. */
function raised(state: CaseState, event: Extract<CaseEvent, { kind: 'raised' }>): CaseState {
  const worst = {
    priority: moreUrgent(state.priority, event.priority),
    notScreened: state.notScreened || event.notScreened,
    reported: state.reported || event.reported,
  };
  const wasRead = state.firstReadAt !== null;
  const same = worst.priority === state.priority && worst.notScreened === state.notScreened && worst.reported === state.reported;
  if (same && !wasRead && !event.news) return state;
  const due = plusSeconds(event.at, event.targets[worst.priority]);
  return {
    ...state,
    ...worst,
    version: state.version + 1,
    // Whoever raises it may have begun before whoever opened it: a case is as old as the oldest thing in it.
    openedAt: event.at < state.openedAt ? event.at : state.openedAt,
    unreadSince: wasRead ? event.at : state.unreadSince,
    firstReadAt: null,
    dueAt: wasRead || due < state.dueAt ? due : state.dueAt,
  };
}

function decided(state: CaseState, event: Extract<CaseEvent, { kind: 'decided' }>): CaseState {
  const open = KEEPS_OPEN.has(event.decision);
  return {
    ...state,
    ...FREE,
    version: state.version + 1,
    firstReadAt: state.firstReadAt ?? event.at,
    escalatedAt: event.decision === 'escalate' ? event.at : state.escalatedAt,
    ...(event.followUp ? { followUpOwner: event.followUp.owner, followUpAt: event.followUp.at } : {}),
    ...(open ? {} : { state: 'closed', closedAt: event.at }),
  };
}
