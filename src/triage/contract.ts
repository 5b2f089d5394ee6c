// The wire of the queue, of claims and of reading what the checks let through.
import { z } from 'zod';
import { pageOf, pageQuery } from '../kit/http/page.ts';
import { CATEGORIES, PRIORITIES } from '../rules/index.ts';

export const at = () => z.iso.datetime();
export const PriorityWire = z.enum(PRIORITIES).describe('How soon a person should read it.');
const onlyThose = (what: string) =>
  z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => value === 'true')
    .describe(`true: only cases ${what}.`);

export const CaseParams = z.strictObject({ caseId: z.uuid().describe('The case.') });

export const QueueQuery = z.strictObject({
  ...pageQuery,
  priority: z.enum(PRIORITIES).optional().describe('Only cases of this reading priority.'),
  forumId: z.uuid().optional().describe('Only cases of this forum.'),
  notScreened: onlyThose('that some check could not read'),
  reported: onlyThose('that a member told us about'),
  overdue: onlyThose('that nobody read before their target passed'),
  escalated: onlyThose('that were passed on for help'),
  mine: onlyThose('that you hold'),
});
export type QueueFilter = z.output<typeof QueueQuery>;

const Holder = z.object({
  roleName: z.string().describe('The role name of who holds it.'),
  until: at().describe('When the claim ends unless it is renewed.'),
  mine: z.boolean().describe('Whether it is you.'),
});

export const QueueItem = z
  .object({
    caseId: z.uuid().describe('The case.'),
    postId: z.uuid().describe('The post it is about.'),
    forum: z
      .object({ forumId: z.uuid().describe('The forum.'), name: z.string().describe('Its name.') })
      .describe('Where the post is.'),
    priority: PriorityWire,
    categories: z.array(z.enum(CATEGORIES)).describe('What the flags of this case are about.'),
    notScreened: z.boolean().describe('Whether some check failed or could not read it.'),
    reported: z.boolean().describe('Whether a member told us about it.'),
    escalated: z.boolean().describe('Whether it was passed on for help.'),
    openedAt: at().describe('When the case opened.'),
    dueAt: at().describe('When its target for a first read passes.'),
    unread: z.boolean().describe('Whether it waits for a first read.'),
    overdue: z.boolean().describe('Whether its target passed with nobody having read it.'),
    holder: Holder.nullable().describe('Who holds it, or null.'),
    version: z.int().describe('What If-Match names.'),
  })
  .meta({ id: 'QueueItem' });

export const QueuePage = pageOf(QueueItem).extend({
  asOf: at().describe('The instant that decided what is overdue, for this page and all that follow it.'),
});

export const Claim = z
  .object({
    caseId: z.uuid().describe('The case.'),
    claimNumber: z.int().describe('The number of this claim; renewing and releasing name it.'),
    leaseEndsAt: at().nullable().describe('When the claim ends unless it is renewed; null once it is passed back.'),
    version: z.int().describe('The version now, which a decision names.'),
  })
  .meta({ id: 'Claim' });

export const ClaimNumber = z
  .strictObject({ claimNumber: z.int().min(1).describe('The number that the claim gave.') })
  .meta({ id: 'ClaimNumber' });

export const NotReadQuery = z.strictObject({
  ...pageQuery,
  forumId: z.uuid().optional().describe('Only posts of this forum.'),
});

export const NotReadPost = z
  .object({
    postId: z.uuid().describe('The post.'),
    threadId: z.uuid().describe('Its thread.'),
    forumId: z.uuid().describe('Its forum.'),
    text: z.string().describe('What members read.'),
    publishedAt: at().describe('When it was published.'),
    caseId: z.uuid().nullable().describe('Its open case, if the queue has one.'),
    notice: z.string().describe('What is known of it, to be shown with it.'),
  })
  .meta({ id: 'NotReadPost' });
export const NotReadPage = pageOf(NotReadPost);

export const ThreadParams = z.strictObject({ threadId: z.uuid().describe('The thread.') });
export const ReadUpTo = z
  .strictObject({
    upTo: z.uuid().describe('A published post of the thread: it and all published before it are marked.'),
    publishedAt: z.iso.datetime().describe('When that post was published, as it said when you read it. What was published or changed since stays unread.'),
  })
  .meta({ id: 'ReadUpTo' });
export const ReadCount = z.object({ read: z.int().describe('How many posts were marked as read.') }).meta({ id: 'ReadCount' });
