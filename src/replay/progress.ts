// How far a replay has come, told while it runs.
import type { Clock } from '../kit/clock.ts';
import type { Fate } from './fates.ts';

const EVERY_MS = 2_000;
/** Many requests wait for one server: that is said once in so long. */
const NOTE_EVERY_MS = 5_000;

/** Tells a line now and then, and when something is worth saying. Close it, or it goes on. */
export function openProgress(stderr: { write(line: string): unknown }, clock: Clock, rows: number) {
  const counts = { accepted: 0, refused: 0, known: 0, read: 0 };
  const fates = new Map<Fate | 'lost', number>();
  const start = clock.monotonicMs();
  let last = '';
  const say = (line: string): void => {
    const seconds = ((clock.monotonicMs() - start) / 1000).toFixed(0).padStart(4);
    stderr.write(`${seconds} s  ${line}\n`);
  };
  const state = (): string => {
    const seen = [...fates].map(([fate, count]) => `, ${fate} ${count}`).join('');
    const read = counts.read > 0 ? `, cases read ${counts.read}` : '';
    return `${counts.accepted} of ${rows} posted, refused ${counts.refused}, being checked ${counts.accepted - counts.known}${seen}${read}`;
  };
  const tell = (): void => {
    const line = state();
    if (line !== last) say(line);
    last = line;
  };
  let notedMs = Number.NEGATIVE_INFINITY;
  const note = (line: string): void => {
    if (clock.monotonicMs() - notedMs < NOTE_EVERY_MS) return;
    notedMs = clock.monotonicMs();
    say(line);
  };
  const timer = setInterval(tell, EVERY_MS);
  return {
    say,
    note,
    accepted: (): void => void (counts.accepted += 1),
    refused: (): void => void (counts.refused += 1),
    fate: (fate: Fate | 'lost'): void => {
      counts.known += 1;
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
    },
    read: (): void => void (counts.read += 1),
    close: (): void => {
      clearInterval(timer);
      if (counts.accepted + counts.refused > 0) tell();
    },
  };
}
