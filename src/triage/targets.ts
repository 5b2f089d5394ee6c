// How soon a case should be read: the trust's targets, in seconds by reading priority.
import type { Priority } from '../rules/index.ts';
import type { TrustSettings } from '../trusts/index.ts';

/** Seconds from when a case waits to when it should have been read. */
export type Targets = Readonly<Record<Priority, number>>;

/** A trust's targets, which its settings hold in minutes. */
export function targetsOf(
  settings: Pick<TrustSettings, 'targetImmediate' | 'targetUrgent' | 'targetSoon' | 'targetRoutine'>,
): Targets {
  return {
    immediate: settings.targetImmediate * 60,
    urgent: settings.targetUrgent * 60,
    soon: settings.targetSoon * 60,
    routine: settings.targetRoutine * 60,
  };
}
