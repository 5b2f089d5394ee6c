// The texts room: every free text a client sends, and the obligation to screen each.
//
// A text is written in the transaction of the act it belongs to, and its revision itself carries the
// obligation: two empty marks that only the two screening jobs fill. Whatever happens to the jobs,
// the marks show what is still owed, and a sweeper asks again. The room knows ids of authors and of
// the post a case would be about, and nothing of forums or cases.
export {
  decideRevision,
  markDone,
  noteSweep,
  type OwedRevision,
  readRevision,
  settleRevision,
} from './obligation.ts';
export { latestRevision, redactedBefore, type Revision } from './read.ts';
export { revisions, type RevisionState, texts, type TextKind } from './tables.ts';
export {
  enqueueScreening,
  redactText,
  reviseText,
  SCREENING_QUEUES,
  screeningJobId,
  type ScreeningQueue,
  writeText,
  type WrittenText,
} from './write.ts';
