// What the checks' verdict on one revision does to a post: pure, from what others read now and what is newest.
import type { RevisionState } from '../texts/index.ts';
import { transition } from './states.ts';
import type { PostState } from './tables.ts';

/** The texts of a post that others read: its words, its author's content note and, for an opening post, the title. */
export const PARTS = ['post', 'content_note', 'title'] as const;
export type Part = (typeof PARTS)[number];

/** What others read of each part while the post is published: a revision's id, or null for nothing. */
export type Shown = Readonly<Record<Part, string | null>>;
export const NOTHING_SHOWN: Shown = { post: null, content_note: null, title: null };

/** A revision and what became of it. */
export type Judged = { readonly revisionId: string; readonly state: RevisionState };

/** The newest revision of each part the post has. */
export type Newest = { readonly post: Judged; readonly content_note: Judged | null; readonly title: Judged | null };

/**
 * Where a revision stands among those of its text: the `newest`; `newer` than the shown one; the
 * `shown` one, with a newer one behind it; or `old`, which nobody will read, as is one of a dropped note.
 */
export type Place = 'newest' | 'newer' | 'shown' | 'old';

export type Standing = { readonly state: PostState; readonly shown: Shown };

/** Whether others may read a post whose parts were judged so: all cleared, or one held, or one still waiting. */
export function togetherOf(newest: Newest): 'clear' | 'held' | 'waiting' {
  const states = PARTS.map((part) => newest[part]?.state).filter((state) => state !== undefined);
  if (states.some((state) => state === 'held' || state === 'rejected')) return 'held';
  return states.every((state) => state === 'cleared') ? 'clear' : 'waiting';
}

/**
 * Where a post stands after one of its revisions was screened.
 *
 * A held text hides the whole post, its earlier words too (B2). A cleared one moves what others read
 * of a published post forward, never back. A waiting post is published once nothing of it waits any
 * more, also if the last verdict was on words or a note that its author has dropped: those hold
 * nothing, since nobody reads them or will, but their flags stay.
 * @param was where the post stood
 * @param newest the newest revision of each part, with this revision's verdict already in it
 * @param revision which revision was screened
 * @param hold the verdict
 */
export function afterScreening(
  was: Standing,
  newest: Newest,
  revision: { part: Part; revisionId: string; place: Place },
  hold: boolean,
): Standing {
  if (was.state === 'removed' || was.state === 'withdrawn') return was;
  if (hold && (revision.place === 'newest' || revision.place === 'shown')) {
    return { state: transition(was.state, 'hold'), shown: NOTHING_SHOWN };
  }
  if (was.state === 'waiting') {
    return togetherOf(newest) === 'clear' ? { state: transition('waiting', 'clear'), shown: shownOf(newest) } : was;
  }
  const forward = !hold && was.state === 'published' && (revision.place === 'newest' || revision.place === 'newer');
  return forward ? { state: transition(was.state, 'clear'), shown: { ...was.shown, [revision.part]: revision.revisionId } } : was;
}

/** What others read when the newest of everything is shown. */
export function shownOf(newest: Newest): Shown {
  return {
    post: newest.post.revisionId,
    content_note: newest.content_note?.revisionId ?? null,
    title: newest.title?.revisionId ?? null,
  };
}
