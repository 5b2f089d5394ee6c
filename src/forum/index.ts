// The forum room: forums, threads and posts, where each stands, and who may see it.
//
// What a post says is a text with the obligation to be screened; here is only what members see of it.
// A post moves by one pure table (states.ts): the checks publish it or hold it, once; afterwards only
// a moderator's decision, through triage, or its author moves it. Whatever is waiting, held, taken
// down or taken back is left out in the very statements that read it, so that no other client can
// read it on any path. The room knows nothing of flags and cases.
export { addForum, type NewForum } from './add-forum.ts';
export { forumRoutes } from './api.ts';
export { holdForChange, publishPost, redactPost, removePost } from './decide.ts';
export { type LockedPost, lockPost } from './lock-post.ts';
export { markRead } from './mark-read.ts';
export { onlyTakesOut } from './only-takes-out.ts';
export { maySeeThread } from './queries.ts';
export { screeningModeOf, type Settled, settleForumRevision } from './settle.ts';
export { startThread, type ThreadToStart } from './start-thread.ts';
export { transition } from './states.ts';
export { type PostToSubmit, submitPost } from './submit-post.ts';
export { forums, posts, type PostState, type ScreeningMode, threads, type Wish } from './tables.ts';
export { STATE_WORDS } from './words.ts';
