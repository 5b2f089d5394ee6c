// The wire of decisions and reports: what each demands of whoever makes it.
import { z } from 'zod';
import { instant } from '../kit/clock.ts';
import { text } from '../kit/text.ts';
import { at } from './contract.ts';
import { DECISION_REASON_CODES, REPORT_REASON_CODES } from './reasons.ts';

const reason = z.enum(DECISION_REASON_CODES).describe('The reason of the policy that stands behind it.');
const why = text(2000).describe('Why, to the author, in your own words.');
const nextStep = text(1000).describe('What happens next, to the author.');
const owner = text(120).describe('Who looks after the author next: a named person or a role.');
const by = z.iso.datetime({ offset: true }).transform(instant).describe('By when they will.');
const followUp = {
  followUpOwner: owner.optional().describe('Who looks after the author next; needed when a flag says they may be in danger.'),
  followUpAt: by.optional().describe('By when they will; needed with an owner.'),
};

const RedactSpan = z.strictObject({
  start: z.int().min(0).describe('Where the words begin, in UTF-16 units.'),
  end: z.int().min(1).describe('Where they end, exclusive.'),
});

/** What a moderator decides; each kind with what its message to the author needs. */
export const NewDecision = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('publish').describe('Members can read it, or go on reading it.'),
      reason,
      why: why.optional().describe('Why, to the author; needed when members could not read the post until now.'),
    }),
    z.strictObject({
      kind: z.literal('publish_with_note').describe('Members can read it, folded under a note.'),
      reason,
      why,
      nextStep,
      note: text(80).describe('The note over the folded post.'),
    }),
    z.strictObject({
      kind: z.literal('ask_to_change').describe('It waits until the author has changed it. The case stays open.'),
      reason,
      why,
      what: text(1000).describe('What to change, to the author.'),
      nextStep,
      ...followUp,
    }),
    z.strictObject({
      kind: z.literal('redact').describe('Members can read it without some words.'),
      reason,
      why,
      nextStep,
      revisionId: z.uuid().describe('The revision that the places belong to: the newest.'),
      spans: z.array(RedactSpan).min(1).max(100).describe('The words to take out.'),
      ...followUp,
    }),
    z.strictObject({ kind: z.literal('remove').describe('It is taken down.'), reason, why, nextStep, ...followUp }),
    z.strictObject({
      kind: z.literal('escalate').describe('It is passed on for help. The case stays open and the post as it is.'),
      reason,
      why,
      nextStep,
      followUpOwner: owner,
      followUpAt: by,
    }),
  ])
  .meta({ id: 'NewDecision' });
export type NewDecision = z.output<typeof NewDecision>;

export const Decided = z
  .object({
    decisionId: z.uuid().describe('The decision.'),
    caseId: z.uuid().describe('The case.'),
    caseState: z.enum(['open', 'closed']).describe('Whether the case is still open.'),
    postState: z.enum(['waiting', 'published', 'held', 'removed', 'withdrawn']).describe('Where the post stands now.'),
    messageId: z.uuid().nullable().describe('The message to the author; null when nothing changed for them.'),
    version: z.int().describe('The version of the case now.'),
    decidedAt: at().describe('When.'),
  })
  .meta({ id: 'Decided' });

export const PostParams = z.strictObject({ postId: z.uuid().describe('The post.') });

export const NewReport = z
  .strictObject({
    reason: z.enum(REPORT_REASON_CODES).describe('Why you tell us.'),
    worried: z.boolean().default(false).describe('Whether you are worried about the person who wrote it.'),
    note: text(2000).optional().describe('Anything you want to add. Moderators read it; the author does not.'),
  })
  .meta({ id: 'NewReport' });
export type NewReport = z.output<typeof NewReport>;

export const ReportMade = z
  .object({ reportId: z.uuid().describe('What you told us, by its number.') })
  .meta({ id: 'ReportMade' });
