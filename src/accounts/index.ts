// The accounts room: who people are here, and how they prove it.
//
// Clients join with an invitation and are a pseudonym and a password, nothing else; staff are a role
// name, a password and a second factor. The room owns sessions, what a session may last, and the ways
// back in: recovery codes, and a re-entry that takes two members of staff and shows neither of them
// the pseudonym. It holds no name, address or reference: those lie in the vault, tied to an
// invitation. A name that was ever somebody's is never another's.
export { accountsRoutes } from './api.ts';
export type { AccountsDeps } from './deps.ts';
export { type Joined, type Joining, join } from './join.ts';
export { liveSessions } from './live-sessions.ts';
export { makeInvitation, type NewInvitation } from './make-invitation.ts';
export { sessionCookieName } from './session-cookie.ts';
export { type FoundSession, findSession, touchSession } from './sessions.ts';
export { addStaff, changeRoles, type NewStaff } from './staff.ts';
export { accounts } from './tables.ts';
