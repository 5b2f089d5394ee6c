// Protection against requests that another site makes a browser send (OWASP ASVS 5.0, 3.5).
import csrfProtection from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Installs the signed random cookie and the tokens that are its HMAC with the session's id.
 * @param app the server, with cookies
 * @param options `key`: a key of its own; `secure`: whether browsers reach us over https
 */
export async function installCsrf(app: FastifyInstance, options: { key: string; secure: boolean }): Promise<void> {
  await app.register(csrfProtection, {
    cookieKey: options.secure ? '__Host-csrf' : 'csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', signed: true, secure: options.secure },
    csrfOpts: { hmacKey: options.key },
    getUserInfo: sessionOf,
    getToken: (request: FastifyRequest) => {
      const header = request.headers['x-csrf-token'];
      return typeof header === 'string' ? header : undefined;
    },
    logLevel: 'debug',
  });
}

/**
 * A token for the one who asks, good for its session, or before sign-in for its browser.
 * @param reply also sets the random cookie if there is none
 * @param sessionId the session it is for, or null before sign-in
 */
export function csrfTokenFor(reply: FastifyReply, sessionId: string | null): string {
  return reply.generateCsrf({ userInfo: sessionId ?? 'visitor' });
}

/**
 * Refuses an unsafe request that rides on a cookie without proving that our own page made it. A
 * request with an Authorization header never reads cookies, so it needs no such proof; neither
 * does one without any cookie of ours, which carries nothing to ride on.
 * @throws origin-refused (403), csrf-refused (403)
 */
export async function checkCsrf(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (SAFE.has(request.method)) return;
  refuseOtherSites(request);
  if (request.headers.authorization !== undefined || Object.keys(request.cookies).length === 0) return;
  await requireCsrf(app, request, reply);
}

/** Demands a token whatever cookies came: for a sign-in that is about to set one. */
export function requireCsrf(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  return new Promise((resolve, reject) => {
    // The plugin answers a refusal by reply.send(error); thrown instead, it takes our one way of refusing.
    const throwing = Object.create(reply, { send: { value: (error: Error) => reject(error) } }) as FastifyReply;
    app.csrfProtection(request, throwing, () => resolve());
  });
}

/** The origin at which this request's trust is served. */
export function ownOrigin(request: FastifyRequest): string {
  return `${request.server.ownScheme}://${request.host}`;
}

/** Whether a request says it comes from a page of another origin, by Origin or Fetch Metadata. */
export function fromAnotherOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  return typeof origin === 'string' && origin !== ownOrigin(request);
}

function refuseOtherSites(request: FastifyRequest): void {
  if (fromAnotherOrigin(request)) throw new Problem('origin-refused', 'Only our own pages may send this.');
}

function sessionOf(request: FastifyRequest): string {
  return request.actor.kind === 'visitor' ? 'visitor' : request.actor.sessionId;
}
