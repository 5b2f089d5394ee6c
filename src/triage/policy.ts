// Who may do what in triage. Everything that is not allowed here is refused.
import { type Actor, hasRole, type Role } from '../kit/actor.ts';
import { Problem } from '../kit/problem.ts';
import type { PostState } from '../forum/index.ts';

/** The roles that read the queue. Administrators and auditors do not. */
export const READERS = ['moderator', 'lead', 'safeguarding'] as const satisfies readonly Role[];

/** What the policy looks at in a post. */
export type PostStanding = { authorId: string; state: PostState };

/** Whether an actor may see the queue, the dashboard and what nobody has read yet. */
export function mayReadQueue(actor: Actor): boolean {
  return hasRole(actor, READERS);
}

/** Whether an actor may open, claim and decide a case about a post: never one about their own. */
export function mayHandle(actor: Actor, post: PostStanding): boolean {
  return hasRole(actor, READERS) && post.authorId !== actor.accountId;
}

/** That a case is about the actor's own post (403). */
export function ownPost(): Problem {
  return new Problem('not-allowed', 'This is your own post. Somebody else reads it and decides.');
}

/**
 * Whether an actor may tell us about a post: who can read it, so a client's own too, since that can
 * be a way to ask for help.
 */
export function mayReport(actor: Actor, post: PostStanding): boolean {
  if (actor.kind === 'visitor') return false;
  return post.state === 'published' || post.authorId === actor.accountId || mayReadQueue(actor);
}
