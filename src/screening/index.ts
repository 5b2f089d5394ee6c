// The screening room: machine reading of every text a client sends, and what follows from it.
//
// Two jobs evaluate each revision, one by the trust's rules and one by the risk detectors. Each
// writes its flags and marks the revision; whoever sets the second mark settles it: cleared, or held
// and brought to a person. A job is only a hint, so a sweeper asks again for what is still unmarked
// and in the end brings it to a person as "not screened". Whatever fails, a text waits for somebody;
// it is never let through for want of a check.
export { HELP_CATEGORIES } from './help.ts';
export { drainScreening } from './drain.ts';
export { screeningJobs, type ScreeningWork } from './jobs.ts';
export { riskQueue, rulesQueue, ScreeningJob } from './queues.ts';
export { settle } from './settle.ts';
export { PATIENCE_SECONDS, sweepOnce } from './sweep.ts';
