// What a verdict does to a post, by a table of what stood before, which revision it was, and the verdict.
import t from 'tap';
import { afterScreening, type Newest, NOTHING_SHOWN, type Place, type Shown, togetherOf } from '../../src/forum/screened.ts';
import type { PostState } from '../../src/forum/tables.ts';
import type { RevisionState } from '../../src/texts/index.ts';

const REVISION_STATES: RevisionState[] = ['screening', 'cleared', 'held', 'rejected'];

function newest(post: RevisionState, note?: RevisionState, title?: RevisionState): Newest {
  return {
    post: { revisionId: 'new-post', state: post },
    content_note: note ? { revisionId: 'new-note', state: note } : null,
    title: title ? { revisionId: 'new-title', state: title } : null,
  };
}

t.test('a post is clear only when every part is', async (t) => {
  for (const post of REVISION_STATES) {
    for (const note of [undefined, ...REVISION_STATES]) {
      for (const title of [undefined, ...REVISION_STATES]) {
        const parts = [post, note, title].filter((each) => each !== undefined);
        const hidden = parts.includes('held') || parts.includes('rejected');
        const expected = hidden ? 'held' : parts.includes('screening') ? 'waiting' : 'clear';
        t.equal(togetherOf(newest(post, note, title)), expected, parts.join(' '));
      }
    }
  }
});

const OLD: Shown = { post: 'old-post', content_note: null, title: null };
const ALL_NEW: Shown = { post: 'new-post', content_note: null, title: null };

/** was, what was shown, the revision's place, its verdict → is, what is shown. */
const TABLE: [PostState, Shown, Place, 'clear' | 'hold', PostState, Shown][] = [
  ['waiting', NOTHING_SHOWN, 'newest', 'clear', 'published', ALL_NEW],
  ['waiting', NOTHING_SHOWN, 'newest', 'hold', 'held', NOTHING_SHOWN],
  ['waiting', NOTHING_SHOWN, 'old', 'hold', 'waiting', NOTHING_SHOWN],
  ['published', OLD, 'newest', 'clear', 'published', ALL_NEW],
  ['published', OLD, 'newer', 'clear', 'published', ALL_NEW],
  ['published', OLD, 'newest', 'hold', 'held', NOTHING_SHOWN],
  ['published', OLD, 'shown', 'hold', 'held', NOTHING_SHOWN],
  ['published', OLD, 'shown', 'clear', 'published', OLD],
  ['published', OLD, 'old', 'clear', 'published', OLD],
  ['published', OLD, 'old', 'hold', 'published', OLD],
  ['published', OLD, 'newer', 'hold', 'published', OLD],
  ['held', NOTHING_SHOWN, 'newest', 'clear', 'held', NOTHING_SHOWN],
  ['held', NOTHING_SHOWN, 'newest', 'hold', 'held', NOTHING_SHOWN],
  ['removed', NOTHING_SHOWN, 'newest', 'clear', 'removed', NOTHING_SHOWN],
  ['removed', NOTHING_SHOWN, 'newest', 'hold', 'removed', NOTHING_SHOWN],
  ['withdrawn', NOTHING_SHOWN, 'newest', 'clear', 'withdrawn', NOTHING_SHOWN],
  ['withdrawn', NOTHING_SHOWN, 'newest', 'hold', 'withdrawn', NOTHING_SHOWN],
];

t.test('the verdict on the words of a post', async (t) => {
  for (const [state, shown, place, verdict, isState, isShown] of TABLE) {
    const hold = verdict === 'hold';
    const next = afterScreening({ state, shown }, newest(hold ? 'held' : 'cleared'), { part: 'post', revisionId: 'new-post', place }, hold);
    t.same(next, { state: isState, shown: isShown }, `${state}, ${place}, ${verdict}`);
  }
});

t.test('a waiting post waits for its title and its note', async (t) => {
  const was = { state: 'waiting', shown: NOTHING_SHOWN } as const;
  const words = { part: 'post', revisionId: 'new-post', place: 'newest' } as const;
  t.equal(afterScreening(was, newest('cleared', 'cleared', 'screening'), words, false).state, 'waiting');
  t.equal(afterScreening(was, newest('cleared', 'screening', 'cleared'), words, false).state, 'waiting');
  t.same(afterScreening(was, newest('cleared', 'cleared', 'cleared'), words, false), {
    state: 'published',
    shown: { post: 'new-post', content_note: 'new-note', title: 'new-title' },
  });
});

t.test('words or a note that were dropped hold nothing and keep nothing waiting', async (t) => {
  const was = { state: 'waiting', shown: NOTHING_SHOWN } as const;
  for (const part of ['post', 'content_note'] as const) {
    const dropped = { part, revisionId: 'dropped', place: 'old' } as const;
    t.same(afterScreening(was, newest('cleared'), dropped, true), { state: 'published', shown: ALL_NEW }, part);
    t.same(afterScreening(was, newest('screening'), dropped, true), was, `${part}, while newer words wait`);
    t.same(afterScreening(was, newest('cleared', undefined, 'screening'), dropped, true), was, `${part}, while the title waits`);
  }
});

t.test('a held title or note hides the words, and clearing the words later does not show them', async (t) => {
  const was = { state: 'waiting', shown: NOTHING_SHOWN } as const;
  for (const part of ['title', 'content_note'] as const) {
    const judged = part === 'title' ? newest('screening', undefined, 'held') : newest('screening', 'held');
    const held = afterScreening(was, judged, { part, revisionId: judged[part]?.revisionId ?? '', place: 'newest' }, true);
    t.equal(held.state, 'held', part);
    const later = part === 'title' ? newest('cleared', undefined, 'held') : newest('cleared', 'held');
    t.same(afterScreening(held, later, { part: 'post', revisionId: 'new-post', place: 'newest' }, false), held, part);
  }
});
