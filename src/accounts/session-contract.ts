// Sessions on the wire.
import { z } from 'zod';
import { ROLES } from '../kit/actor.ts';
import { text } from '../kit/text.ts';
import { givenPassword } from './contract.ts';

const how = {
  name: text(100).describe('Your pseudonym, or the name you sign in with as a member of staff.'),
  password: givenPassword().describe('Your password.'),
  kind: z.enum(['cookie', 'token']).describe('`cookie` for browsers; `token` for programs, which send it as a bearer.'),
  sharedDevice: z.boolean().default(false).describe('Others use this device: a short session that is gone when the browser closes.'),
};

export const NewSession = z
  .discriminatedUnion('as', [
    z.strictObject({ as: z.literal('client').describe('You are a client.'), ...how }),
    z.strictObject({
      as: z.literal('staff').describe('You are a member of staff.'),
      ...how,
      totp: z
        .string()
        .regex(/^\d{3} ?\d{3}$/, 'Please give the six digits your authenticator shows.')
        .describe('The six digits your authenticator shows. Each works once.'),
    }),
  ])
  .meta({ id: 'NewSession' });

export const StartedSession = z
  .object({
    sessionId: z.uuid().describe('The session.'),
    token: z.string().nullable().describe('The bearer token, shown this once; null for a cookie session.'),
    csrfToken: z.string().nullable().describe('Send it as x-csrf-token with every change; null for a token session.'),
    expiresAt: z.iso.datetime().describe('When the session is over, however busy.'),
    idleSeconds: z.number().int().describe('After how many seconds without a request it is over.'),
    account: z
      .object({
        accountId: z.uuid().describe('Your account.'),
        kind: z.enum(['client', 'staff']).describe('Whether you are a client or a member of staff.'),
        name: z.string().describe('What others see: your pseudonym or role name.'),
        roles: z.array(z.enum(ROLES)).describe('What you may do as a member of staff; empty for clients.'),
      })
      .describe('Who you are here.'),
  })
  .meta({ id: 'StartedSession' });

export const Session = z
  .object({
    sessionId: z.uuid().describe('The session.'),
    kind: z.enum(['cookie', 'token']).describe('By cookie or by bearer token.'),
    sharedDevice: z.boolean().describe('Whether it was said that others use the device.'),
    startedAt: z.iso.datetime().describe('When it was started.'),
    seenAt: z.iso.datetime().describe('When it was last used, to within a minute.'),
    expiresAt: z.iso.datetime().describe('When it is over, however busy.'),
    current: z.boolean().describe('Whether it is the one you are using now.'),
  })
  .meta({ id: 'Session' });
export const SessionList = z
  .object({ items: z.array(Session).describe('Your sessions, newest first.') })
  .meta({ id: 'SessionList' });
export const SessionParams = z.strictObject({ sessionId: z.uuid().describe('The session.') });

export const CsrfToken = z
  .object({ token: z.string().describe('Send it as x-csrf-token with every change made with a cookie.') })
  .meta({ id: 'CsrfToken' });
