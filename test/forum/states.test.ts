// The table of post states, checked against the promises it must keep rather than copied.
import t from 'tap';
import { firstState, POST_EVENTS, type PostEvent, transition } from '../../src/forum/states.ts';
import type { PostState } from '../../src/forum/tables.ts';

const STATES: PostState[] = ['waiting', 'published', 'held', 'removed', 'withdrawn'];
const MACHINE: PostEvent[] = ['clear', 'hold'];

t.test('every move is the one the design names', async (t) => {
  const moved = STATES.flatMap((from) => POST_EVENTS.map((event) => [from, event, transition(from, event)]))
    .filter(([from, , to]) => from !== to)
    .map((move) => move.join(' '));
  t.same(moved, [
    'waiting clear published', 'waiting hold held', 'waiting publish published', 'waiting ask held', 'waiting remove removed',
    'waiting take_back withdrawn',
    'published hold held', 'published ask held', 'published remove removed', 'published take_back withdrawn',
    'held publish published', 'held remove removed', 'held take_back withdrawn',
    'removed publish published', 'removed take_back withdrawn',
  ]);
});

t.test('no machine brings back what a person hid', async (t) => {
  for (const from of ['held', 'removed', 'withdrawn'] as const) {
    for (const event of MACHINE) t.not(transition(from, event), 'published', `${from} ${event}`);
  }
});

t.test('what its author took back stays so', async (t) => {
  for (const event of POST_EVENTS) t.equal(transition('withdrawn', event), 'withdrawn', event);
});

t.test('an author can take back from every state, and lands nowhere else', async (t) => {
  for (const from of STATES) t.equal(transition(from, 'take_back'), 'withdrawn', from);
});

t.test('only a publish-first forum shows a post before it is screened', async (t) => {
  t.equal(firstState('publish_first'), 'published');
  t.equal(firstState('screen_first'), 'waiting');
  t.equal(firstState('hold_all'), 'waiting');
});
