// What a decision does to its post, through the forum's door.
import type { Tx } from '../kit/db/tx.ts';
import { holdForChange, type LockedPost, publishPost, redactPost, removePost } from '../forum/index.ts';
import type { NewDecision } from './contract-decision.ts';

/**
 * Moves a post as a decision says. Escalating leaves it as it is; so does everything, once its author
 * took it back.
 * @param post the locked post
 * @param revisionId the revision that the moderator read: what members will read
 * @returns the post as it is now
 */
export async function actOnPost(tx: Tx, post: LockedPost, decision: NewDecision, revisionId: string, now: Date): Promise<LockedPost> {
  switch (decision.kind) {
    case 'publish':
      return publishPost(tx, post, { revisionId, moderatorNote: null }, now);
    case 'publish_with_note':
      return publishPost(tx, post, { revisionId, moderatorNote: decision.note }, now);
    case 'ask_to_change':
      return holdForChange(tx, post, now);
    case 'redact':
      return redactPost(tx, post, { revisionId, spans: decision.spans }, now);
    case 'remove':
      return removePost(tx, post, now);
    case 'escalate':
      return post;
  }
}
