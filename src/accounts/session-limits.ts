// How long sessions last: one small table, by who signs in and on what device.
import type { Role } from '../kit/actor.ts';

export type SessionLimits = {
  /** Seconds without a request after which the session is over. */
  idleSeconds: number;
  /** Seconds after signing in at which it is over, however busy. */
  absoluteSeconds: number;
  /** Whether a browser keeps the cookie after it is closed. */
  kept: boolean;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * | who                        | idle       | at most  | cookie outlives the browser |
 * |----------------------------|------------|----------|-----------------------------|
 * | client                     | 24 hours   | 30 days  | yes                         |
 * | anyone on a shared device  | 15 minutes | 2 hours  | no                          |
 * | staff                      | 60 minutes | 12 hours | no                          |
 * | auditor                    | 60 minutes | 12 hours | no                          |
 *
 * A client comes back to a page left open overnight; a member of staff sees other people's posts, so a desk
 * left behind closes within the hour and every session within a shift (OWASP ASVS 5.0, 7.3; NIST SP 800-63B,
 * AAL1 for clients and AAL2 for staff). At the very instant of a limit the session is over.
 */
const LIMITS = {
  client: { idleSeconds: DAY, absoluteSeconds: 30 * DAY, kept: true },
  shared: { idleSeconds: 15 * MINUTE, absoluteSeconds: 2 * HOUR, kept: false },
  staff: { idleSeconds: HOUR, absoluteSeconds: 12 * HOUR, kept: false },
  auditor: { idleSeconds: HOUR, absoluteSeconds: 12 * HOUR, kept: false },
} as const satisfies Record<string, SessionLimits>;

/** The limits of a session about to start. */
export function sessionLimits(who: { kind: 'client' | 'staff'; roles: readonly Role[] }, sharedDevice: boolean): SessionLimits {
  if (sharedDevice) return LIMITS.shared;
  if (who.kind === 'client') return LIMITS.client;
  return who.roles.includes('auditor') ? LIMITS.auditor : LIMITS.staff;
}
