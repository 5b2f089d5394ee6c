// The session cookie: what it is called and how browsers must treat it.
import type { FastifyReply } from 'fastify';
import type { StartedSession } from './sessions.ts';

/** `__Host-` binds a cookie to one host over https (RFC 6265bis, 4.1.3.2); browsers refuse that name over http. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session';
}

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure });

/** Gives a browser its session; on a shared device and for staff it is gone when the browser closes. */
export function setSessionCookie(reply: FastifyReply, session: StartedSession, secure: boolean): void {
  reply.setCookie(sessionCookieName(secure), session.token, {
    ...options(secure),
    ...(session.kept ? { maxAge: session.absoluteSeconds } : {}),
  });
}

/** Takes the cookie back, and asks the browser to forget pages it kept (OWASP ASVS 5.0, 14.3.1). */
export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(sessionCookieName(secure), options(secure));
  reply.header('clear-site-data', '"cache", "storage"');
}
