// Schedules: turns never overlap, a failed turn is followed by the next, and closing waits for the turn in hand.
import { pino } from 'pino';
import t from 'tap';
import { every } from '../../src/kit/every.ts';

const log = pino({ level: 'silent' });

const nothing = (): void => undefined;

/** A promise and the means to end it. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = nothing;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

t.test('a turn that goes on lets the next pass, and closing waits for it', async (t) => {
  const began = gate();
  const end = gate();
  let turns = 0;
  let ended = false;
  const schedule = every('test', 1, async () => {
    turns += 1;
    began.open();
    await end.opened;
    ended = true;
  }, log);
  await began.opened;
  const ticks = gate();
  // A clock of the same pace beside it: several of its turns pass while ours is still going.
  let beside = 0;
  const other = every('beside', 1, async () => void ((beside += 1) === 5 && ticks.open()), log);
  await ticks.opened;
  await other.close();
  t.equal(turns, 1, 'one turn');
  const closing = schedule.close();
  t.notOk(ended);
  end.open();
  await closing;
  t.ok(ended, 'it was waited for');
});

t.test('a turn that fails is logged and followed by the next', async (t) => {
  const third = gate();
  const lines: string[] = [];
  const noting = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  let turns = 0;
  const schedule = every('test', 1, async () => {
    turns += 1;
    if (turns === 3) third.open();
    else throw new TypeError('what somebody wrote');
  }, noting);
  await third.opened;
  await schedule.close();
  t.equal(lines.length, 2);
  t.equal(JSON.parse(lines[0] ?? '{}').what, 'test');
});
