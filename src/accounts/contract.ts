// Joining, one's own account and invitations on the wire.
import { z } from 'zod';
import { pageOf, pageQuery } from '../kit/http/page.ts';
import { ROLES } from '../kit/actor.ts';
import { codePoints, text } from '../kit/text.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rules.ts';

/** A password as typed, ends and all; only what cannot be encoded is refused here. */
function password(least: number) {
  return z
    .string()
    .refine((value) => value.isWellFormed(), 'This has a broken character in it. Please take it out.')
    .refine((value) => codePoints(value) >= least, `Please use ${least} characters or more.`)
    .refine((value) => codePoints(value) <= LONGEST_PASSWORD, `Please use ${LONGEST_PASSWORD} characters or fewer.`)
    .meta({ type: 'string', minLength: least, maxLength: LONGEST_PASSWORD });
}

/** A password that is being chosen. */
export const chosenPassword = () => password(SHORTEST_PASSWORD);
/** A password that is being checked: whatever it is, it is only right or wrong. */
export const givenPassword = () => password(1);
/** A code somebody copied by hand, in any case, with or without dashes and spaces. */
export const copiedCode = () => text(64);

export const NewAccount = z
  .strictObject({
    code: copiedCode().describe('The invitation code, in capitals or not, with or without dashes.'),
    pseudonym: text(60).describe('The name other members will see: 3 to 30 letters, digits, spaces or dashes. Not your own name.'),
    password: chosenPassword().describe('8 to 128 characters of any kind. Well-known passwords are refused.'),
    returnWord: text(64).optional().describe('A word only you know. With it you can come back at once if you lose your password.'),
  })
  .meta({ id: 'NewAccount' });

export const JoinedAccount = z
  .object({
    accountId: z.uuid().describe('Your account.'),
    pseudonym: z.string().describe('Your pseudonym, as others will see it.'),
    recoveryCodes: z.array(z.string()).describe('Eight codes, shown this once. Each sets a new password if you forget yours.'),
  })
  .meta({ id: 'JoinedAccount' });

export const SuggestionRequest = z
  .strictObject({ code: copiedCode().describe('The invitation code.') })
  .meta({ id: 'SuggestionRequest' });
export const PseudonymSuggestions = z
  .object({ suggestions: z.array(z.string()).describe('Pseudonyms that are free now.') })
  .meta({ id: 'PseudonymSuggestions' });

export const Me = z
  .object({
    accountId: z.uuid().describe('Your account.'),
    kind: z.enum(['client', 'staff']).describe('Whether you are a client or a member of staff.'),
    name: z.string().describe('What others see: your pseudonym or role name.'),
    roles: z.array(z.enum(ROLES)).describe('What you may do as a member of staff; empty for clients.'),
    pausedUntil: z.iso.datetime().nullable().describe('Until when your posting is paused, or null. Reading and messages go on.'),
    recoveryCodesLeft: z.number().int().describe('How many of your recovery codes are unused.'),
    hasReturnWord: z.boolean().describe('Whether you chose a return word.'),
    pseudonymChangeableFrom: z.iso.datetime().nullable().describe('From when you can change your pseudonym, or null for now.'),
  })
  .meta({ id: 'Me' });

export const PseudonymChange = z
  .strictObject({ pseudonym: text(60).describe('The new pseudonym. The old one stays yours and is never given to anybody else.') })
  .meta({ id: 'PseudonymChange' });
export const ChangedPseudonym = z
  .object({ pseudonym: z.string().describe('Your pseudonym, as others will see it. Sign in with it from now on.') })
  .meta({ id: 'ChangedPseudonym' });

export const PasswordChange = z
  .strictObject({
    password: givenPassword().describe('Your password now.'),
    newPassword: chosenPassword().describe('The new one: 8 to 128 characters of any kind.'),
  })
  .meta({ id: 'PasswordChange' });

export const Recovery = z
  .strictObject({
    pseudonym: text(100).describe('Your pseudonym.'),
    recoveryCode: copiedCode().describe('One of your recovery codes.'),
    newPassword: chosenPassword().describe('The new password: 8 to 128 characters of any kind.'),
  })
  .meta({ id: 'Recovery' });
export const Recovered = z
  .object({ recoveryCodesLeft: z.number().int().describe('How many of your recovery codes are unused.') })
  .meta({ id: 'Recovered' });

export const NewInvitation = z
  .strictObject({
    adult: z.literal(true).describe('You confirm that the person is 18 or over: `true`, or no invitation.'),
    expiresInDays: z.number().int().min(1).max(60).default(14).describe('For how many days the code works, 1 to 60.'),
    clientReference: text(100).optional().describe('Your own reference for the person. It goes to the identity vault only.'),
  })
  .meta({ id: 'NewInvitation' });
export const MadeInvitation = z
  .object({
    invitationId: z.uuid().describe('The invitation. Keep it with your record of the person: a re-entry asks for it.'),
    code: z.string().describe('The code to hand over, shown this once.'),
    expiresAt: z.iso.datetime().describe('When the code stops working.'),
  })
  .meta({ id: 'MadeInvitation' });
export const Invitation = z
  .object({
    invitationId: z.uuid().describe('The invitation.'),
    state: z.enum(['open', 'used', 'expired']).describe('Whether somebody can still join with it, or has.'),
    madeBy: z.string().nullable().describe('The role name of who made it, or null if the service did.'),
    madeAt: z.iso.datetime().describe('When it was made.'),
    expiresAt: z.iso.datetime().describe('When its code stops working.'),
  })
  .meta({ id: 'Invitation' });
export const InvitationPage = pageOf(Invitation).meta({ id: 'InvitationPage' });
export const InvitationQuery = z.strictObject(pageQuery);
