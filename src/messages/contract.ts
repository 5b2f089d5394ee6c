// Messages on the wire.
import { z } from 'zod';
import { pageOf, pageQuery } from '../kit/http/page.ts';

export const Message = z
  .object({
    messageId: z.uuid().describe('The message.'),
    subject: z.string().describe('What it is about, in a few words.'),
    body: z.string().describe('The message. Addresses in it start with a slash and are on this service.'),
    automatic: z.boolean().describe('Whether the service wrote it by itself. No person has then written to you.'),
    from: z.string().nullable().describe('The role name of the moderator who signed it, or null.'),
    postId: z.uuid().nullable().describe('The post it is about, or null.'),
    createdAt: z.iso.datetime().describe('When it was sent.'),
    readAt: z.iso.datetime().nullable().describe('When you marked it as read, or null.'),
  })
  .meta({ id: 'Message' });
export const MessagePage = pageOf(Message).meta({ id: 'MessagePage' });
export const MessageQuery = z.strictObject(pageQuery);
export const MessageParams = z.strictObject({ messageId: z.uuid().describe('The message.') });
