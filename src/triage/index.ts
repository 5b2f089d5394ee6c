// The triage room: what needs a person's eyes first, who has it, and what they decided.
//
// A flag, a report or a check that could not finish opens the one case of its post, or raises it;
// the queue is those rows and nothing else, so it is right whichever process dies. A moderator
// claims a case for a while, reads it, and decides on the version they saw; the post moves, its
// author is told why, and the record is written in the same transaction. Flags describe posts, never
// who wrote them, and no figure here is about one moderator.
export { triageRoutes } from './api.ts';
export { type OpenedCase, openCase } from './open-case.ts';
export { type Flag, flagsOfRevision, type NewFlag, raiseFlags } from './raise-flags.ts';
export { DECISION_REASONS, REPORT_REASONS } from './reasons.ts';
export { cases, decisions, type DecisionKind, flags, reports } from './tables.ts';
