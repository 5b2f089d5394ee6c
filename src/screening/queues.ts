// The two queues of screening: what their jobs carry, which is ids and nothing else.
import { z } from 'zod';
import { defineQueue } from '../kit/jobs.ts';

/** The data of a screening job. */
export const ScreeningJob = z.strictObject({
  trustId: z.uuid().describe('The trust whose text it is.'),
  revisionId: z.uuid().describe('The revision to evaluate.'),
});
export type ScreeningJob = z.infer<typeof ScreeningJob>;

/** Evaluates a revision by the trust's rules. */
export const rulesQueue = defineQueue({ name: 'rules', schema: ScreeningJob });

/** Evaluates a revision by the risk detectors. */
export const riskQueue = defineQueue({ name: 'risk', schema: ScreeningJob });
