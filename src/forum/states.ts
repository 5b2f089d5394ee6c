// Where a post stands, and what moves it: one pure function, whose table is the only one there is.
//
// | state     | clear     | hold      | publish   | ask       | remove    | take_back |
// |-----------|-----------|-----------|-----------|-----------|-----------|-----------|
// | waiting   | published | held      | published | held      | removed   | withdrawn |
// | published | published | held      | published | held      | removed   | withdrawn |
// | held      | held      | held      | published | held      | removed   | withdrawn |
// | removed   | removed   | removed   | published | removed   | removed   | withdrawn |
// | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn |
//
// Who may move it: `clear` and `hold` are the checks', when all are done or were given up; `publish`,
// `ask` (the author to change it) and `remove` are a moderator's, through a case; `take_back` is the
// author's alone. Nothing a machine does brings back what a person held, took down or took back, and
// nobody but its author has a say in a post taken back: what it said stays in its case.
// A post of a publish-first forum begins as published, every other as waiting.
import type { PostState, ScreeningMode } from './tables.ts';

export const POST_EVENTS = ['clear', 'hold', 'publish', 'ask', 'remove', 'take_back'] as const;
export type PostEvent = (typeof POST_EVENTS)[number];

const MOVES: Record<PostState, Record<PostEvent, PostState>> = {
  waiting: { clear: 'published', hold: 'held', publish: 'published', ask: 'held', remove: 'removed', take_back: 'withdrawn' },
  published: { clear: 'published', hold: 'held', publish: 'published', ask: 'held', remove: 'removed', take_back: 'withdrawn' },
  held: { clear: 'held', hold: 'held', publish: 'published', ask: 'held', remove: 'removed', take_back: 'withdrawn' },
  removed: { clear: 'removed', hold: 'removed', publish: 'published', ask: 'removed', remove: 'removed', take_back: 'withdrawn' },
  withdrawn: {
    clear: 'withdrawn', hold: 'withdrawn', publish: 'withdrawn', ask: 'withdrawn', remove: 'withdrawn', take_back: 'withdrawn',
  },
};

/** The state a post is in after something happened to it. */
export function transition(state: PostState, event: PostEvent): PostState {
  return MOVES[state][event];
}

/** The state a new post begins in (B3). */
export function firstState(mode: ScreeningMode): PostState {
  return mode === 'publish_first' ? 'published' : 'waiting';
}
