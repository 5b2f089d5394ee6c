// Routes of sessions: signing in and out, and one's own list.
import { z } from 'zod';
import { recordAct } from '../audit/index.ts';
import { csrfTokenFor, requireCsrf } from '../kit/http/csrf.ts';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import type { AccountsDeps } from './deps.ts';
import { openBrake, SIGN_IN_BRAKE } from './brake.ts';
import { presentSession } from './present.ts';
import { ownSessions } from './queries.ts';
import { CsrfToken, NewSession, SessionList, SessionParams, StartedSession } from './session-contract.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { endSessions, startSession } from './sessions.ts';
import { refuseSignIn } from './refuse-sign-in.ts';
import { foldedName } from './find-account.ts';
import { proveAccount } from './sign-in.ts';

/** Routes to sign in and out, and to see and end one's own sessions. */
export function sessionRoutes(deps: AccountsDeps): Route[] {
  const brake = openBrake(SIGN_IN_BRAKE);
  return [
    route({
      method: 'POST',
      url: '/api/v1/sessions',
      access: 'public',
      operationId: 'signIn',
      summary: 'Sign in, by cookie or for a bearer token',
      description: 'An unknown name and a wrong password are one answer. After five failures each try has to wait longer, up to five minutes.',
      tag: 'Signing in',
      body: NewSession,
      status: 201,
      response: StartedSession,
      problems: ['sign-in-failed'],
      limit: { max: deps.signInsPerMinute, perSeconds: 60, by: 'network' },
      handle: async ({ tx, actor, trust, body, now, request, reply }) => {
        // The answer sets a cookie, so another site could otherwise sign a browser in as somebody else.
        if (body.kind === 'cookie') await requireCsrf(request.server, request, reply);
        const whom = [trust.trustId, body.as, foldedName(body.as, body.name), request.ip];
        brake.check(whom, now);
        const proof = body.as === 'staff' ? { ...body, totp: body.totp.replace(' ', '') } : body;
        const account = await proveAccount(tx, proof, deps.secret, now);
        if (!account) {
          brake.failed(whom, now);
          throw refuseSignIn(request, 'The name, the password or the code is not right. Please try again.');
        }
        brake.succeeded(whom);
        if (actor.kind !== 'visitor' && request.provenBy === 'cookie' && body.kind === 'cookie') {
          await endSessions(tx, actor.accountId, { only: actor.sessionId }, now);
        }
        const session = await startSession(tx, account, { kind: body.kind, sharedDevice: body.sharedDevice }, now);
        const byCookie = body.kind === 'cookie';
        if (byCookie) setSessionCookie(reply, session, deps.secure);
        return {
          sessionId: session.sessionId,
          token: byCookie ? null : session.token,
          csrfToken: byCookie ? csrfTokenFor(reply, session.sessionId) : null,
          expiresAt: session.expiresAt.toISOString(),
          idleSeconds: session.idleSeconds,
          account: { accountId: account.accountId, kind: account.kind, name: account.displayName, roles: account.roles },
        };
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/csrf',
      access: 'public',
      operationId: 'getCsrfToken',
      summary: 'A token against forged requests, for cookie sessions and for signing in by cookie',
      tag: 'Signing in',
      response: CsrfToken,
      tx: 'none',
      handle: async ({ actor, reply }) => ({ token: csrfTokenFor(reply, actor.kind === 'visitor' ? null : actor.sessionId) }),
    }),
    route({
      method: 'GET',
      url: '/api/v1/sessions',
      access: 'member',
      operationId: 'listSessions',
      summary: 'Your own sessions that are still good',
      tag: 'Signing in',
      response: SessionList,
      handle: async ({ tx, actor, now }) => ({
        items: (await ownSessions(tx, actor.accountId, now)).map((row) => presentSession(row, actor.sessionId)),
      }),
    }),
    route({
      method: 'DELETE',
      url: '/api/v1/sessions/current',
      access: 'member',
      operationId: 'signOut',
      summary: 'Sign out: end the session you are using',
      tag: 'Signing in',
      status: 204,
      response: z.null().describe('Nothing more.'),
      handle: async ({ tx, actor, now, request, reply }) => {
        await endSessions(tx, actor.accountId, { only: actor.sessionId }, now);
        await recordAct(tx, actor, { act: 'session.ended', subject: { kind: 'session', id: actor.sessionId } }, now);
        if (request.provenBy === 'cookie') clearSessionCookie(reply, deps.secure);
        return null;
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/v1/sessions/:sessionId',
      access: 'member',
      operationId: 'endSession',
      summary: 'End one of your own sessions, such as on a lost phone',
      tag: 'Signing in',
      params: SessionParams,
      status: 204,
      response: z.null().describe('Nothing more.'),
      handle: async ({ tx, actor, params, now }) => {
        // Only the account's own rows are looked at, so another's session is as good as none.
        if ((await endSessions(tx, actor.accountId, { only: params.sessionId }, now)) === 0) throw notFound();
        await recordAct(tx, actor, { act: 'session.ended', subject: { kind: 'session', id: params.sessionId } }, now);
        return null;
      },
    }),
  ];
}
