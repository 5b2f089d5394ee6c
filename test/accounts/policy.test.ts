// Every act on accounts against every kind of actor.
import t from 'tap';
import { mayAddStaff, mayAskReEntry, mayChangePseudonym, mayChangeRoles, mayConfirmReEntry, mayInvite } from '../../src/accounts/policy.ts';
import { type Actor, type Role, ROLES, VISITOR } from '../../src/kit/actor.ts';

const staff = (...roles: Role[]): Actor => ({ kind: 'staff', accountId: 'me', sessionId: 's', displayName: 'Robin', roles });
const ACTORS: Record<string, Actor> = {
  visitor: VISITOR,
  client: { kind: 'client', accountId: 'me', sessionId: 's', displayName: 'Quiet Heron', pausedUntil: null },
  'staff without a role': staff(),
  ...Object.fromEntries(ROLES.map((role) => [role, staff(role)])),
};
const mine = { accountId: 'me' };
const another = { accountId: 'other' };

const TABLE: [string, (actor: Actor) => boolean, string[]][] = [
  ['invite', mayInvite, ['moderator', 'lead', 'administrator']],
  ['ask for a re-entry', mayAskReEntry, ['moderator', 'lead']],
  ["confirm another's re-entry", (actor) => mayConfirmReEntry(actor, { askedBy: 'other' }), ['moderator', 'lead']],
  ['confirm their own re-entry', (actor) => mayConfirmReEntry(actor, { askedBy: 'me' }), []],
  ['add staff', mayAddStaff, ['administrator']],
  ["change another's roles", (actor) => mayChangeRoles(actor, another), ['administrator']],
  ['change their own roles', (actor) => mayChangeRoles(actor, mine), []],
  ['change their own pseudonym', (actor) => mayChangePseudonym(actor, mine), ['client']],
  ["change another's pseudonym", (actor) => mayChangePseudonym(actor, another), []],
];

for (const [act, may, allowed] of TABLE) {
  t.test(act, async (t) => {
    for (const [name, actor] of Object.entries(ACTORS)) t.equal(may(actor), allowed.includes(name), name);
  });
}
