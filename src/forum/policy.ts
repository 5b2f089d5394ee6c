// Who may do what in a forum: pure, and no for everything that is not named here.
import { type Actor, hasRole, type Role } from '../kit/actor.ts';
import type { PostState } from './tables.ts';

/** Who reads everything, whatever its state: those who may have to act on it. */
const READS_ALL: readonly Role[] = ['moderator', 'lead', 'safeguarding'];
/** Staff who write in a forum, as moderators and under their role name. */
const WRITES: readonly Role[] = ['moderator', 'lead'];

export type WriteRefusal = 'not-a-writer' | 'paused' | 'locked';
export type ChangeRefusal = 'not-the-author' | 'paused' | 'taken-down' | 'taken-back';

/** Whether somebody sees posts and titles in every state. */
export function readsEverything(actor: Actor): boolean {
  return hasRole(actor, READS_ALL);
}

/** Whether posting is paused for somebody (A6). It pauses no reading and no taking back. */
export function isPaused(actor: Actor, now: Date): boolean {
  return actor.kind === 'client' && actor.pausedUntil !== null && actor.pausedUntil > now;
}

/**
 * Whether somebody may write a post here.
 * @param thread the thread it goes into, or null for a new one
 * @returns null if they may, or why not
 */
export function refusalToWrite(actor: Actor, thread: { lockedAt: Date | null } | null, now: Date): WriteRefusal | null {
  if (actor.kind !== 'client' && !hasRole(actor, WRITES)) return 'not-a-writer';
  if (isPaused(actor, now)) return 'paused';
  return thread?.lockedAt ? 'locked' : null;
}

/**
 * Whether somebody may change a post's words or note.
 * @param addsWords whether anything is added; who is paused may still take words out
 */
export function refusalToChange(
  actor: Actor,
  post: { authorId: string; state: PostState },
  addsWords: boolean,
  now: Date,
): ChangeRefusal | null {
  if (!isAuthor(actor, post)) return 'not-the-author';
  if (post.state === 'withdrawn') return 'taken-back';
  if (post.state === 'removed') return 'taken-down';
  return addsWords && isPaused(actor, now) ? 'paused' : null;
}

/** Whether somebody may take a post back: its author, whatever its state and theirs. */
export function mayTakeBack(actor: Actor, post: { authorId: string }): boolean {
  return isAuthor(actor, post);
}

/**
 * Whether somebody may reply to a post in particular, rather than to the thread: to what everybody
 * reads, and to a post of one's own that waits.
 */
export function mayReplyTo(actor: Actor, parent: { authorId: string; state: PostState }): boolean {
  if (parent.state === 'published') return actor.kind !== 'visitor';
  return isAuthor(actor, parent) && (parent.state === 'waiting' || parent.state === 'held');
}

function isAuthor(actor: Actor, post: { authorId: string }): boolean {
  return actor.kind !== 'visitor' && actor.accountId === post.authorId;
}
