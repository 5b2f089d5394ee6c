// The verdict on a revision once its checks are done: held for a person, or not. Pure.
import type { ScreeningMode } from '../forum/index.ts';
import type { Effect } from '../rules/index.ts';
import type { TextKind } from '../texts/index.ts';

/**
 * What a verdict rests on: what the text is for, the effects of all its flags, whether some check
 * failed, ran out of time or never ran, and its forum's mode.
 */
export type Grounds = {
  kind: TextKind;
  effects: readonly Effect[];
  notScreened: boolean;
  mode: ScreeningMode;
  /** Whether it adds words to a text from which a moderator took words out. */
  addsToRedacted: boolean;
};

/** Whether others must wait to read it, and if so the first of the reasons below that holds. */
export type Verdict = { hold: false } | { hold: true; because: 'not_screened' | 'flag' | 'redacted' | 'forum' };

/** The kinds of text that other clients read. A report or a worried note is read by moderators only. */
const READ_BY_OTHERS: ReadonlySet<TextKind> = new Set(['post', 'title', 'content_note']);

/** Whether other clients may come to read a text of this kind, so that holding it means something. */
export function canBeHeld(kind: TextKind): boolean {
  return READ_BY_OTHERS.has(kind);
}

/**
 * Decides whether a text is held.
 *
 * | a check failed | a flag holds | adds to redacted | forum holds all | verdict              |
 * |----------------|--------------|------------------|-----------------|----------------------|
 * | yes            | any          | any              | any             | hold, `not_screened` |
 * | no             | yes          | any              | any             | hold, `flag`         |
 * | no             | no           | yes              | any             | hold, `redacted`     |
 * | no             | no           | no               | yes             | hold, `forum`        |
 * | no             | no           | no               | no              | not held             |
 *
 * A report or a worried note holds nothing, whatever it says. A nudge counts as a flag.
 */
export function verdictOn({ kind, effects, notScreened, mode, addsToRedacted }: Grounds): Verdict {
  if (!canBeHeld(kind)) return { hold: false };
  if (notScreened) return { hold: true, because: 'not_screened' };
  if (effects.includes('hold')) return { hold: true, because: 'flag' };
  if (addsToRedacted) return { hold: true, because: 'redacted' };
  if (mode === 'hold_all') return { hold: true, because: 'forum' };
  return { hold: false };
}
