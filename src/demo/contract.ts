// The shape of DATA_DIR/demo.json: whom one can sign in as in the demo, and what helps to try it.
import { z } from 'zod';
import { ROLES } from '../kit/actor.ts';

const SignIn = z.strictObject({
  as: z.enum(['client', 'staff']).describe('How to sign in.'),
  name: z.string().describe('The pseudonym of a client, or the sign-in name of a member of staff.'),
  password: z.string().describe('Made up at random when the demo was made.'),
  totpSecret: z.string().optional().describe('The second factor of staff, for an authenticator app, in base32.'),
  roles: z.array(z.enum(ROLES)).describe('What a member of staff may do; none for a client.'),
});

const DemoTrust = z.strictObject({
  slug: z.string().describe('Its short name.'),
  host: z.string().describe('The host it answers on.'),
  signIns: z.array(SignIn).describe('People one can be.'),
  invitations: z.array(z.string()).describe('Codes that nobody has used yet.'),
  forums: z
    .array(z.strictObject({ forumId: z.uuid().describe('Its id.'), slug: z.string().describe('Its short name.') }))
    .describe('Its forums.'),
});

/** DATA_DIR/demo.json. */
export const DemoFile = z.strictObject({ trusts: z.array(DemoTrust).describe('The demo trusts.') });
export type DemoFile = z.infer<typeof DemoFile>;
export type DemoTrust = z.infer<typeof DemoTrust>;
export type DemoSignIn = z.infer<typeof SignIn>;
