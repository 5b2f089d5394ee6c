// What the forum says to clients, in plain words. Drafts for each trust's clinical safety officer to approve.
import { DateTime } from 'luxon';
import { COVER_NOT_KNOWN } from '../messages/index.ts';
import type { PostState, ScreeningMode } from './tables.ts';

/** Stands where a post was that a moderator took down. */
export const TAKEN_DOWN = 'A post was taken down here.';
/** Said in a thread in which no more replies are taken. */
export const LOCKED = 'A moderator has paused replies here. Nobody is in trouble for posting here.';
/** Said to an author who took a post back. */
export const TAKEN_BACK = 'Members can no longer see this. A moderator may still read it to check you are OK.';

/** The words for each state. Those of staff are never shown to clients. */
export const STATE_WORDS = {
  waiting: 'being checked',
  held: 'waiting to be read',
  published: 'published',
  removed: 'taken down',
  withdrawn: 'taken back',
} as const satisfies Record<PostState, string>;

/** How posts are read before others can, for each screening mode. */
export const MODE_WORDS: Record<ScreeningMode, string> = {
  hold_all: 'A moderator reads each post before members can see it.',
  screen_first: 'Automatic checks read each post before members can see it. Some posts wait for a moderator.',
  publish_first: 'Members can see each post at once. Automatic checks read it after.',
};

export type OwnWords = { state: (typeof STATE_WORDS)[PostState]; why: string; whenReadNext: string | null };

/**
 * How a post stands, to its author: its state, why, and when a person will next read where it waits for one (B4).
 * @param state where it stands
 * @param changing whether its newest words are not those that others read
 * @param mode its forum's mode
 */
export function ownWords(state: PostState, changing: boolean, mode: ScreeningMode): OwnWords {
  const waits = state === 'waiting' || state === 'held';
  return {
    state: STATE_WORDS[state],
    why: whyOf(state, changing, mode),
    whenReadNext: waits ? `${COVER_NOT_KNOWN} This is not an emergency service.` : null,
  };
}

function whyOf(state: PostState, changing: boolean, mode: ScreeningMode): string {
  switch (state) {
    case 'waiting':
      return 'Your post is saved. Automatic checks read it first. Only you and moderators can see it for now.';
    case 'held':
      return mode === 'hold_all'
        ? 'In this forum a moderator reads every post first. Only you and moderators can see it for now.'
        : 'Your post is saved. A moderator reads it first. Only you and moderators can see it for now. You are not in trouble.';
    case 'published':
      return changing
        ? 'Members can see what you wrote before. Your change shows when it has been checked.'
        : 'Members can see your post.';
    case 'removed':
      return 'A moderator took it down. Your messages say why. You can ask someone else to look again.';
    case 'withdrawn':
      return TAKEN_BACK;
  }
}

/**
 * Said to a client who tries to post while posting is paused.
 * @param until when the pause ends
 * @param timeZone the trust's time zone
 */
export function pausedWords(until: Date, timeZone: string): string {
  const local = DateTime.fromJSDate(until, { zone: timeZone }).setLocale('en-GB');
  const hour = local.toFormat(local.minute === 0 ? 'ha' : 'h:mma').toLowerCase();
  return (
    `Posting is paused until ${local.toFormat('cccc d LLLL')}, ${hour}. Your messages say why. ` +
    'You can still get urgent help, read your messages, write to us, keep your own posts, and ask someone else to look again.'
  );
}
