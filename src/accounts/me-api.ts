// Routes of one's own account: what it is, its pseudonym, its password, and recovering it.
import { z } from 'zod';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import type { AccountsDeps } from './deps.ts';
import { openBrake, SIGN_IN_BRAKE } from './brake.ts';
import { changePseudonym } from './change-pseudonym.ts';
import { ChangedPseudonym, Me, PasswordChange, PseudonymChange, Recovered, Recovery } from './contract.ts';
import { foldedName } from './find-account.ts';
import { presentMe } from './present.ts';
import { ownAccount } from './queries.ts';
import { recover } from './recover.ts';
import { refuseSignIn } from './refuse-sign-in.ts';
import { changePassword } from './set-password.ts';

/** Routes of one's own account. */
export function meRoutes(deps: AccountsDeps): Route[] {
  const brake = openBrake(SIGN_IN_BRAKE);
  return [
    route({
      method: 'GET',
      url: '/api/v1/me',
      access: 'member',
      operationId: 'getMe',
      summary: 'Your own account',
      tag: 'Your account',
      response: Me,
      handle: async ({ tx, actor, now }) => {
        const own = await ownAccount(tx, actor.accountId);
        if (!own) throw notFound();
        return presentMe(actor, own, now);
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/me/pseudonym',
      access: 'client',
      operationId: 'changePseudonym',
      summary: 'Change your pseudonym, once in 90 days',
      tag: 'Your account',
      body: PseudonymChange,
      response: ChangedPseudonym,
      problems: ['pseudonym-taken', 'state-conflict', 'not-found'],
      limit: { max: 30, perSeconds: 3600, by: 'account' },
      handle: async ({ tx, actor, body, now }) => ({ pseudonym: await changePseudonym(tx, actor, body.pseudonym, now) }),
    }),
    route({
      method: 'POST',
      url: '/api/v1/me/password',
      access: 'member',
      operationId: 'changePassword',
      summary: 'Change your password; your other sessions end',
      tag: 'Your account',
      body: PasswordChange,
      status: 204,
      response: z.null().describe('Nothing more.'),
      problems: ['sign-in-failed', 'not-found'],
      limit: { max: 10, perSeconds: 3600, by: 'account' },
      handle: async ({ tx, actor, body, now, request }) => {
        if (!(await changePassword(tx, actor, body, now))) throw refuseSignIn(request, 'That is not your password now.');
        return null;
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/recovery',
      access: 'public',
      operationId: 'recoverAccount',
      summary: 'Set a new password with a recovery code',
      description: 'The code is used up and every session of the account ends. Sign in afterwards.',
      tag: 'Your account',
      body: Recovery,
      response: Recovered,
      problems: ['sign-in-failed'],
      limit: { max: deps.signInsPerMinute, perSeconds: 60, by: 'network' },
      handle: async ({ tx, trust, body, now, request }) => {
        const whom = [trust.trustId, foldedName('client', body.pseudonym), request.ip];
        brake.check(whom, now);
        const recovered = await recover(tx, body, now);
        if (!recovered) {
          brake.failed(whom, now);
          throw refuseSignIn(request, 'The pseudonym and the code do not belong together, or the code was used before.');
        }
        brake.succeeded(whom);
        return { recoveryCodesLeft: recovered.codesLeft };
      },
    }),
  ];
}
