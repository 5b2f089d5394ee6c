// A refused sign-in: one answer to whoever asked, one line in the log without any name.
import type { FastifyRequest } from 'fastify';
import { Problem } from '../kit/problem.ts';

/**
 * The problem to throw when a proof of identity fails. The failure changes no row, so it is logged and
 * not audited (OWASP ASVS 5.0, 16.3.1); the line holds the trust and the route, never what was typed.
 * @param detail what to try, without saying which part was wrong
 */
export function refuseSignIn(request: FastifyRequest, detail: string): Problem {
  request.log.info({ trustId: request.trust?.trustId ?? null, route: request.routeOptions.url ?? null }, 'a proof of identity was refused');
  return new Problem('sign-in-failed', detail);
}
