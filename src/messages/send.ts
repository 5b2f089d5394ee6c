// Sending a message within the service: a row the reader finds, and a hint that it is there.
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { fill } from './fill.ts';
import { messages } from './tables.ts';
import { type TemplateName, TEMPLATES } from './templates.ts';

export type Outgoing = {
  /** The account it is for. */
  to: string;
  template: TemplateName;
  /** The text of each gap. */
  values: Record<string, string>;
  postId?: string;
  /** The role name of the moderator who signs it; automatic messages have none. */
  signedBy?: string;
};

/**
 * Sends a message.
 * @param tx the transaction of the act it tells of
 * @returns the message's id
 * @throws invalid-input (422) naming each gap left in the template
 */
export async function sendMessage(tx: Tx, message: Outgoing, now: Date): Promise<string> {
  const template = TEMPLATES[message.template];
  const messageId = newId(now);
  await tx.insert(messages).values({
    trustId: tx.trustId,
    messageId,
    toAccountId: message.to,
    template: `${message.template}@${template.version}`,
    subject: template.subject,
    body: fill(message.template, message.values),
    automatic: template.automatic,
    fromRoleName: message.signedBy ?? null,
    postId: message.postId ?? null,
    createdAt: now,
  });
  tx.hint(`trust.${tx.trustId}.account.${message.to}`, { kind: 'message', id: messageId });
  return messageId;
}
