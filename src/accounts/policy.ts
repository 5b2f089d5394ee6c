// Who may do what with accounts: pure functions, refusing whatever they do not know.
import { type Actor, hasRole } from '../kit/actor.ts';

/** Whether an actor may make invitations and see the list of them. */
export function mayInvite(actor: Actor): boolean {
  return hasRole(actor, ['moderator', 'lead', 'administrator']);
}

/** Whether an actor may ask for a re-entry code for a client. */
export function mayAskReEntry(actor: Actor): boolean {
  return hasRole(actor, ['moderator', 'lead']);
}

/** Whether an actor may confirm a re-entry: a second person, never the one who asked (A3). */
export function mayConfirmReEntry(actor: Actor, reEntry: { askedBy: string }): boolean {
  return hasRole(actor, ['moderator', 'lead']) && actor.accountId !== reEntry.askedBy;
}

/** Whether an actor may add a member of staff. */
export function mayAddStaff(actor: Actor): boolean {
  return hasRole(actor, ['administrator']);
}

/** Whether an actor may change the roles of a member of staff: an administrator, and never one's own. */
export function mayChangeRoles(actor: Actor, staff: { accountId: string }): boolean {
  return hasRole(actor, ['administrator']) && actor.accountId !== staff.accountId;
}

/** Whether an actor may change the pseudonym of an account: a client their own. */
export function mayChangePseudonym(actor: Actor, account: { accountId: string }): boolean {
  return actor.kind === 'client' && actor.accountId === account.accountId;
}
