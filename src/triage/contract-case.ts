// The wire of one opened case: the post, what surrounds it, why it is here and what was decided.
import { z } from 'zod';
import { CATEGORIES, EFFECTS } from '../rules/index.ts';
import { at, PriorityWire, QueueItem } from './contract.ts';
import { DECISION_REASON_CODES, REPORT_REASON_CODES } from './reasons.ts';

const Span = z.object({
  start: z.int().describe('Where the words begin, in UTF-16 units.'),
  end: z.int().describe('Where they end, exclusive.'),
  type: z.string().optional().describe('What kind of personal detail it is.'),
});

const CaseText = z
  .object({
    revisionId: z.uuid().describe('The revision.'),
    kind: z.enum(['post', 'title', 'content_note', 'report', 'worried_note']).describe('What the text is for.'),
    number: z.int().describe('Which revision of its text, counted from 1.'),
    body: z.string().describe('What it says.'),
    state: z.enum(['screening', 'cleared', 'held', 'rejected']).describe('What the checks or a person made of it.'),
    madeBy: z.enum(['author', 'moderator']).describe('A moderator, where words were taken out.'),
    newest: z.boolean().describe('Whether it is the newest of its text.'),
    createdAt: at().describe('When it was written.'),
  })
  .meta({ id: 'CaseText' });

const CasePost = z.object({
  postId: z.uuid().describe('The post.'),
  threadId: z.uuid().describe('Its thread.'),
  threadTitle: z.string().describe('What the thread is called.'),
  author: z.string().describe('The pseudonym of its author, or a role name.'),
  state: z.enum(['waiting', 'published', 'held', 'removed', 'withdrawn']).describe('Where it stands.'),
  revisionId: z.uuid().describe('Its newest revision.'),
  text: z.string().describe('What the newest revision says.'),
  visibleRevisionId: z.uuid().nullable().describe('The revision that members read, or would if it were published.'),
  contentNote: z.string().nullable().describe("The author's own content note."),
  moderatorNote: z.string().nullable().describe('A note that a moderator put over it.'),
  wish: z.enum(['just_to_be_heard', 'ideas_welcome', 'please_dont_reply']).nullable().describe('What the author would like back.'),
  createdAt: at().describe('When it was written.'),
  publishedAt: at().nullable().describe('When it was published.'),
});

const CaseFlag = z
  .object({
    flagId: z.uuid().describe('The flag.'),
    revisionId: z.uuid().describe('The revision whose words are marked, among `texts`.'),
    source: z.enum(['rule', 'detector', 'report', 'forum', 'not_screened']).describe('What raised it.'),
    sourceId: z.string().describe('The id of the rule or the name of the detector.'),
    sourceVersion: z.int().describe('Its version then.'),
    category: z.enum(CATEGORIES).nullable().describe('What it is about.'),
    priority: PriorityWire,
    effect: z.enum(EFFECTS).describe('What it does to the post meanwhile.'),
    spans: z.array(Span).describe('The words, as places in the revision.'),
    sentence: z.string().describe('Why, in words.'),
    raisedAt: at().describe('When.'),
    earlier: z.boolean().describe('Whether it was raised before this case and has been decided on.'),
  })
  .meta({ id: 'CaseFlag' });

const CaseReport = z
  .object({
    reason: z.enum(REPORT_REASON_CODES).describe('Why somebody told us.'),
    worried: z.boolean().describe('Whether they are worried about the author.'),
    note: z.string().nullable().describe('What they added. Who they are is not shown.'),
    createdAt: at().describe('When.'),
  })
  .meta({ id: 'CaseReport' });

const PastDecision = z
  .object({
    decisionId: z.uuid().describe('The decision.'),
    kind: z.enum(['publish', 'publish_with_note', 'ask_to_change', 'redact', 'remove', 'escalate']).describe('What was decided.'),
    reason: z.enum(DECISION_REASON_CODES).describe('The reason of the policy.'),
    policyVersion: z.string().describe('The version of the policy then.'),
    decidedBy: z.string().describe('The role name of who decided.'),
    decidedAt: at().describe('When.'),
    message: z.string().nullable().describe('What the author was told.'),
    followUpOwner: z.string().nullable().describe('Who looks after the author next.'),
    followUpAt: at().nullable().describe('By when.'),
  })
  .meta({ id: 'PastDecision' });

export const CaseView = QueueItem.extend({
  state: z.enum(['open', 'closed']).describe('Whether it waits for a decision.'),
  needsFollowUp: z.boolean().describe('Whether taking the post or words away needs a named owner and a time.'),
  followUpOwner: z.string().nullable().describe('Who looks after the author next.'),
  followUpAt: at().nullable().describe('By when.'),
  post: CasePost.describe('The post.'),
  parent: z
    .object({ postId: z.uuid().describe('The post it replies to.'), text: z.string().describe('What that says.') })
    .nullable()
    .describe('What it replies to, if anything.'),
  texts: z.array(CaseText).describe('Every revision of every text of this case, oldest first.'),
  flags: z.array(CaseFlag).describe('Why it is here, the most urgent first.'),
  reports: z.array(CaseReport).describe('What members told us, oldest first.'),
  decisions: z.array(PastDecision).describe('What was decided about the post before, oldest first.'),
}).meta({ id: 'CaseView' });
