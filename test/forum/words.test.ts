// The forum's words to clients: none of the staff's words, short sentences, and times of the trust's zone.
import t from 'tap';
import { LOCKED, MODE_WORDS, ownWords, pausedWords, STATE_WORDS, TAKEN_BACK, TAKEN_DOWN } from '../../src/forum/words.ts';
import type { PostState, ScreeningMode } from '../../src/forum/tables.ts';
import { instant } from '../../src/kit/clock.ts';

const STAFF_WORDS =
  /flagg|\bcases?\b|claim|escalat|detect|match|monitor|surveill|suspicious|violat|strike|offence|\bheld\b|removed|withdrawn|screening|warning|action taken|reported|your account|^You have been|Our system|Your post triggered/i;

const said = (Object.keys(STATE_WORDS) as PostState[]).flatMap((state) =>
  (Object.keys(MODE_WORDS) as ScreeningMode[]).flatMap((mode) =>
    [true, false].flatMap((changing) => {
      const words = ownWords(state, changing, mode);
      return [words.state, words.why, words.whenReadNext ?? ''];
    }),
  ),
);
const all = [...said, ...Object.values(MODE_WORDS), LOCKED, TAKEN_BACK, TAKEN_DOWN, pausedWords(instant('2026-03-06T09:00:00Z'), 'Europe/London')];

t.test('no staff word is shown to clients', async (t) => {
  for (const words of all) t.notMatch(words, STAFF_WORDS);
  t.match('Your post was flagged', STAFF_WORDS, 'the check sees one');
});

t.test('sentences are short', async (t) => {
  const list = pausedWords(instant('2026-03-06T09:00:00Z'), 'Europe/London').split('. ').at(-1);
  for (const words of all) {
    for (const sentence of words.split(/(?<=[.])\s/)) {
      if (sentence !== list) t.ok(sentence.split(/\s+/).length <= 20, sentence);
    }
  }
});

t.test('only what waits says when a person reads next', async (t) => {
  for (const state of Object.keys(STATE_WORDS) as PostState[]) {
    const { whenReadNext } = ownWords(state, false, 'screen_first');
    t.equal(whenReadNext !== null, state === 'waiting' || state === 'held', state);
    if (whenReadNext !== null) t.match(whenReadNext, /This is not an emergency service\.$/);
  }
});

t.test('a pause ends at a time of the trust\'s own zone', async (t) => {
  t.match(pausedWords(instant('2026-03-06T09:00:00Z'), 'Europe/London'), /^Posting is paused until Friday 6 March, 9am\. /);
  t.match(pausedWords(instant('2026-07-06T08:30:00Z'), 'Europe/London'), /^Posting is paused until Monday 6 July, 9:30am\. /);
});
