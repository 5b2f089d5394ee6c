// The verdict on a text: the whole table of grounds, and that a report holds nothing.
import t from 'tap';
import type { ScreeningMode } from '../../src/forum/index.ts';
import { EFFECTS, type Effect } from '../../src/rules/index.ts';
import type { TextKind } from '../../src/texts/index.ts';
import { canBeHeld, type Grounds, type Verdict, verdictOn } from '../../src/screening/verdict.ts';

const post: Grounds = { kind: 'post', effects: [], notScreened: false, mode: 'screen_first', addsToRedacted: false };
const MODES: readonly ScreeningMode[] = ['hold_all', 'screen_first', 'publish_first'];
const free: Verdict = { hold: false };
const held = (because: 'not_screened' | 'flag' | 'redacted' | 'forum'): Verdict => ({ hold: true, because });

t.test('the table', async (t) => {
  const rows: [Partial<Grounds>, Verdict][] = [
    [{}, free],
    [{ mode: 'publish_first' }, free],
    [{ mode: 'hold_all' }, held('forum')],
    [{ effects: ['flag'] }, free],
    [{ effects: ['nudge'] }, free],
    [{ effects: ['flag', 'nudge', 'flag'] }, free],
    [{ effects: ['hold'] }, held('flag')],
    [{ effects: ['flag', 'hold'] }, held('flag')],
    [{ effects: ['hold'], mode: 'publish_first' }, held('flag')],
    [{ effects: ['hold'], mode: 'hold_all' }, held('flag')],
    [{ effects: ['flag'], mode: 'hold_all' }, held('forum')],
    [{ addsToRedacted: true }, held('redacted')],
    [{ addsToRedacted: true, mode: 'publish_first' }, held('redacted')],
    [{ addsToRedacted: true, effects: ['hold'] }, held('flag')],
    [{ notScreened: true }, held('not_screened')],
    [{ notScreened: true, mode: 'publish_first' }, held('not_screened')],
    [{ notScreened: true, effects: ['hold'], mode: 'hold_all' }, held('not_screened')],
  ];
  for (const [given, verdict] of rows) t.same(verdictOn({ ...post, ...given }), verdict, JSON.stringify(given));
});

t.test('what others read can be held, and nothing else', async (t) => {
  const kinds: [TextKind, boolean][] = [['post', true], ['title', true], ['content_note', true], ['report', false], ['worried_note', false]];
  for (const [kind, can] of kinds) {
    t.equal(canBeHeld(kind), can, kind);
    for (const mode of MODES) {
      const worst = verdictOn({ kind, effects: [...EFFECTS], notScreened: true, mode, addsToRedacted: true });
      t.same(worst, can ? held('not_screened') : free, `${kind} in ${mode}`);
    }
  }
});

t.test('one more reason never lets a text go', async (t) => {
  const sets: readonly (readonly Effect[])[] = [[], ['flag'], ['nudge'], ['hold']];
  for (const mode of MODES) {
    for (const effects of sets) {
      for (const notScreened of [false, true]) {
        const before = verdictOn({ kind: 'post', effects, notScreened, mode, addsToRedacted: false });
        for (const effect of EFFECTS) {
          const after = verdictOn({ kind: 'post', effects: [...effects, effect], notScreened, mode, addsToRedacted: false });
          t.ok(after.hold || !before.hold, `${mode} ${effects.join()} and ${effect}`);
        }
      }
    }
  }
});
