// Who is asking and of which trust: the host first, then the session within that trust.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Member, TrustRef } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import type { Tx } from '../db/tx.ts';
import { Problem } from '../problem.ts';
import { hashToken } from '../secrets.ts';

export type IdentityDeps = {
  db: Db;
  clock: Clock;
  findTrust(host: string): Promise<TrustRef | null>;
  /** Issues its one statement synchronously. */
  findSession(tx: Tx, tokenHash: string, now: Date): Promise<{ member: Member; touchDue: boolean } | null>;
  touchSession(tx: Tx, sessionId: string, now: Date): Promise<void>;
  cookieName: string;
};

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

/**
 * Resolves `request.trust`, then `request.actor`, before any route runs. A token of another trust is
 * not known in this one, so its holder is a visitor here.
 */
export function installIdentity(app: FastifyInstance, deps: IdentityDeps): void {
  app.addHook('onRequest', async (request) => {
    if (request.is404 || request.routeOptions.config.withoutTrust) return;
    const trust = await deps.findTrust(request.hostname.toLowerCase());
    if (!trust) throw new Problem('unknown-host', 'No trust answers at this address. Check the address.');
    request.trust = trust;
    const token = tokenOf(request, deps.cookieName);
    if (!token) return;
    const now = deps.clock.now();
    const found = await deps.db.readTrust(trust.trustId, (tx) => deps.findSession(tx, hashToken(token.value), now));
    if (!found) return;
    request.actor = found.member;
    request.provenBy = token.by;
    if (found.touchDue) {
      await deps.db.withTrust(trust.trustId, (tx) => deps.touchSession(tx, found.member.sessionId, now));
    }
  });
}

/** A request with an Authorization header never reads cookies. */
function tokenOf(request: FastifyRequest, cookieName: string): { by: 'cookie' | 'bearer'; value: string } | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const value = BEARER.exec(authorization)?.[1];
    return value ? { by: 'bearer', value } : null;
  }
  const value = request.cookies[cookieName];
  return value ? { by: 'cookie', value } : null;
}
