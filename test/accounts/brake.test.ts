// The brake slows guessing down and lets everybody through in the end.
import t from 'tap';
import { openBrake } from '../../src/accounts/brake.ts';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { Problem } from '../../src/kit/problem.ts';

const SETTINGS = { free: 3, firstSeconds: 5, mostSeconds: 20, forgetSeconds: 3600 };
const start = instant('2026-11-02T09:00:00Z');
const who = ['trust', 'name', '192.0.2.1'];

t.test('free tries, then waits that double up to the most', async (t) => {
  const brake = openBrake(SETTINGS);
  let now = start;
  for (const wait of [0, 0, 5, 10, 20, 20]) {
    brake.check(who, now);
    brake.failed(who, now);
    if (wait > 0) {
      t.throws(() => brake.check(who, plusSeconds(now, wait - 0.001)), { code: 'too-many', headers: { 'retry-after': '1' } }, `${wait} s`);
    }
    now = plusSeconds(now, wait);
    t.doesNotThrow(() => brake.check(who, now), `${wait} s later`);
  }
});

t.test('another network is not slowed down, success ends it, and failures are forgotten', async (t) => {
  const brake = openBrake(SETTINGS);
  for (let i = 0; i < 3; i += 1) brake.failed(who, start);
  t.throws(() => brake.check(who, start), Problem);
  t.doesNotThrow(() => brake.check(['trust', 'name', '192.0.2.2'], start));
  brake.succeeded(who);
  t.doesNotThrow(() => brake.check(who, start));
  for (let i = 0; i < 4; i += 1) brake.failed(who, start);
  const later = plusSeconds(start, 3600);
  brake.failed(who, later);
  t.doesNotThrow(() => brake.check(who, later), 'the count began again');
});
