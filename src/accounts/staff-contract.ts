// Staff and re-entries on the wire. Nothing here holds a pseudonym but what is told to its own owner.
import { z } from 'zod';
import { ROLES } from '../kit/actor.ts';
import { text } from '../kit/text.ts';
import { chosenPassword, copiedCode } from './contract.ts';

const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length).describe('What they may do: one role or more.');

export const NewStaffMember = z
  .strictObject({
    signInName: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{2,99}$/, 'Please use 3 to 100 letters, digits, dots, dashes or @.')
      .describe('What they type to sign in. Nobody else sees it.'),
    roleName: text(40).describe('What everybody sees, such as "Robin, moderator": never their own name, and theirs for good.'),
    password: chosenPassword().describe('Their first password: 8 to 128 characters of any kind.'),
    roles,
  })
  .meta({ id: 'NewStaffMember' });
export const AddedStaffMember = z
  .object({
    accountId: z.uuid().describe('Their account.'),
    roleName: z.string().describe('What everybody sees.'),
    totpSecret: z.string().describe('The secret of their second factor in base32, shown this once.'),
    totpAddress: z.string().describe('The same as an otpauth:// address for an authenticator app, shown this once.'),
  })
  .meta({ id: 'AddedStaffMember' });

export const RolesChange = z.strictObject({ roles }).meta({ id: 'RolesChange' });
export const StaffParams = z.strictObject({ accountId: z.uuid().describe('The account of a member of staff.') });

export const NewReEntry = z
  .union([
    z.strictObject({ invitationId: z.uuid().describe('The invitation the client joined with.') }),
    z.strictObject({ clientReference: text(100).describe('Your own reference for the client, looked up in the identity vault.') }),
  ])
  .meta({ id: 'NewReEntry' });

export const ReEntry = z
  .object({
    reEntryId: z.uuid().describe('The re-entry.'),
    state: z.enum(['asked', 'confirmed']).describe('Whether a second member of staff has confirmed it.'),
    askedAt: z.iso.datetime().describe('When it was asked for.'),
    expiresAt: z.iso.datetime().describe('Until when it can be confirmed, or its code used.'),
    askedByYou: z.boolean().describe('Whether you asked for it: then someone else must confirm.'),
  })
  .meta({ id: 'ReEntry' });
export const ReEntryList = z.object({ items: z.array(ReEntry).describe('Open re-entries, oldest first.') }).meta({ id: 'ReEntryList' });
export const ConfirmedReEntry = ReEntry.extend({ code: z.string().describe('The code to hand to the client, shown this once.') })
  .meta({ id: 'ConfirmedReEntry' });
export const ReEntryParams = z.strictObject({ reEntryId: z.uuid().describe('The re-entry.') });

export const ReEntryUse = z
  .strictObject({
    code: copiedCode().describe('The re-entry code your team gave you.'),
    returnWord: text(64).optional().describe('The return word you chose when you joined, if you chose one.'),
    newPassword: chosenPassword().describe('A new password: 8 to 128 characters of any kind.'),
  })
  .meta({ id: 'ReEntryUse' });
export const UsedReEntry = z
  .object({ pseudonym: z.string().describe('Your pseudonym, to sign in with.') })
  .meta({ id: 'UsedReEntry' });
