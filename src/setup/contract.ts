// The file that describes a new trust: what `main.ts add-trust` reads.
import { z } from 'zod';
import { text } from '../kit/text.ts';

const HOST = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** A trust to add. */
export const TrustFile = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/, 'Use 2 to 40 small letters, digits and dashes.').describe('Its short name.'),
  name: text(120).describe('Its name, as clients know it.'),
  hosts: z
    .array(z.string().regex(HOST, 'Use a host name in small letters, without a port.').describe('A host.'))
    .min(1)
    .max(10)
    .describe('The hosts it answers on.'),
  crisisLine: text(40).describe('The number of its crisis line.'),
  crisisHours: text(80).describe('When the crisis line answers, in words.'),
  crisisOwner: text(120).describe('Who checked the crisis line.'),
  administrator: z
    .strictObject({
      signInName: z.string().regex(/^[a-z0-9.-]{3,60}$/, 'Use 3 to 60 small letters, digits, dots and dashes.').describe('What they type to sign in.'),
      roleName: text(30).describe('The role name others see, never their own name.'),
    })
    .describe('Its first administrator, who adds the others.'),
  forums: z
    .array(
      z.strictObject({
        slug: z.string().regex(/^[a-z0-9-]{2,40}$/, 'Use 2 to 40 small letters, digits and dashes.').describe('Its short name.'),
        name: text(80).describe('Its name.'),
        purpose: text(200).describe('What it is for, in a sentence.'),
        description: text(500).describe('More about it.'),
        screeningMode: z.enum(['hold_all', 'screen_first', 'publish_first']).describe('Who reads a post before members do.'),
      }),
    )
    .min(1)
    .max(50)
    .describe('Its forums.'),
});
export type TrustFile = z.output<typeof TrustFile>;
