// Who is asking: worked out once per request, before any route runs.

/** What a member of staff may be, beside one another. */
export const ROLES = ['moderator', 'lead', 'safeguarding', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export type Visitor = { readonly kind: 'visitor' };
/** A client: somebody the trust cares for, under a pseudonym. */
export type Client = {
  readonly kind: 'client';
  readonly accountId: string;
  readonly sessionId: string;
  readonly displayName: string;
  /** Until when posting is paused; reading, help and messages never are. */
  readonly pausedUntil: Date | null;
};
/** A member of staff, known to others only by role name. */
export type Staff = {
  readonly kind: 'staff';
  readonly accountId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
};
export type Member = Client | Staff;
export type Actor = Visitor | Member;

export const VISITOR: Visitor = { kind: 'visitor' };

/** Whether an actor is a member of staff with one of these roles. */
export function hasRole(actor: Actor, roles: readonly Role[]): actor is Staff {
  return actor.kind === 'staff' && actor.roles.some((role) => roles.includes(role));
}

/** The trust a request is for, worked out from its Host before the session is read. */
export type TrustRef = {
  readonly trustId: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
};
