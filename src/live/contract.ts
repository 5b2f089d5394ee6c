// What travels over a socket: what a member may ask for, and the hints and answers that come back.
import { z } from 'zod';

/** The most threads one socket may watch. */
export const MOST_WATCHED = 20;

const threadId = z.uuid().describe('A thread that you can see.');

/** A message from a member. */
export const Ask = z
  .union([
    z.strictObject({ watch: z.literal('thread').describe('Send hints of a thread from now on.'), threadId }),
    z.strictObject({ unwatch: z.literal('thread').describe('Send no more hints of a thread.'), threadId }),
  ])
  .meta({ id: 'LiveAsk' });
export type Ask = z.infer<typeof Ask>;

/** A hint of the moderators' queue: this case is new or changed. */
export const QueueHint = z.object({
  kind: z.literal('case').describe('A case is new or has changed.'),
  caseId: z.uuid().describe('Which case: read it again.'),
});

/** A hint for one account: something of its own changed. */
export const OwnHint = z.object({
  kind: z.enum(['post', 'message']).describe('What changed: a post of yours, or a message to you.'),
  id: z.uuid().describe('Which one: read it again.'),
});

/** A hint of a watched thread. */
export const ThreadHint = z.object({
  kind: z.literal('thread').describe('Something in a thread that you watch has changed.'),
  threadId,
});

/** A message to a member. Hints carry ids and nothing else: what may be seen is decided by the read that follows. */
export const Tell = z
  .union([
    z.object({ kind: z.literal('ready').describe('Hints sent from now on arrive. Read once what you show.') }),
    z.object({ kind: z.literal('read-again').describe('Hints may have been lost. Read again what you show.') }),
    z.object({ kind: z.enum(['watching', 'not-watching']).describe('The answer to what you asked.'), threadId }),
    z.object({
      kind: z.literal('problem').describe('What you sent could not be done.'),
      code: z.string().describe('Which problem, as in the API.'),
      detail: z.string().describe('What to change.'),
    }),
    QueueHint,
    OwnHint,
    ThreadHint,
  ])
  .meta({ id: 'LiveTell' });
export type Tell = z.infer<typeof Tell>;
