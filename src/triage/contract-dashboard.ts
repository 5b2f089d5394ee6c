// The wire of the moderators' dashboard. There is no figure about any one moderator but what you hold yourself.
import { z } from 'zod';
import { at, PriorityWire } from './contract.ts';

const count = (what: string) => z.int().min(0).describe(what);

export const Dashboard = z
  .object({
    asOf: at().describe('The instant of these figures.'),
    unread: z
      .object({
        immediate: count('Immediate cases.'),
        urgent: count('Urgent cases.'),
        soon: count('Cases to read soon.'),
        routine: count('Routine cases.'),
      })
      .describe('Open cases that wait for a first read, by priority.'),
    oldestUnread: z
      .object({
        caseId: z.uuid().describe('The case.'),
        openedAt: at().describe('When it opened.'),
        unreadSince: at().describe('Since when it has waited for a first read.'),
        ageSeconds: z.int().describe('How long that is, in seconds.'),
      })
      .nullable()
      .describe('The case that has waited longest for a first read.'),
    notScreened: count('Open cases that some check could not read.'),
    overdue: count('Open cases that nobody read before their target passed.'),
    escalated: count('Open cases that were passed on for help.'),
    mine: z
      .array(
        z.object({
          caseId: z.uuid().describe('The case.'),
          priority: PriorityWire,
          leaseEndsAt: at().describe('When your claim ends unless it is renewed.'),
        }),
      )
      .describe('What you hold, the claim that ends first at the top.'),
    today: z
      .object({
        since: at().describe("When today began, in the trust's time zone."),
        arrivals: count('Cases opened today.'),
        firstReads: count('Cases first read today.'),
        medianSeconds: z.number().nullable().describe('Half of them were read within this many seconds.'),
        p95Seconds: z.number().nullable().describe('19 of 20 of them were read within this many seconds.'),
      })
      .describe('Today so far.'),
    notRead: z
      .object({
        count: count('Published posts that no person has read.'),
        oldestPublishedAt: at().nullable().describe('When the oldest of them was published.'),
        overdue: count('How many of them have waited past the trust\'s target.'),
      })
      .describe('Posts that the checks let through and nobody has read yet.'),
  })
  .meta({ id: 'Dashboard' });
