// Who hears what: the topics of a member, and who may open a socket at all. Pure, default deny.
import { type Actor, hasRole, type Member, type Role } from '../kit/actor.ts';
import { Problem } from '../kit/problem.ts';

/** Staff who read the queue. */
const READS_QUEUE: readonly Role[] = ['moderator', 'lead', 'safeguarding'];

/** What an upgrade request says about where it comes from. */
export type Approach = {
  actor: Actor;
  provenBy: 'cookie' | 'bearer' | null;
  /** The Origin header, if there is one. */
  origin: string | undefined;
  /** The origin at which this trust is served. */
  ownOrigin: string;
};

/**
 * Refuses whoever may not open a socket. Browsers let any page open a socket anywhere and send
 * cookies along, so a cookie counts only with our own Origin (OWASP ASVS 5.0, 4.4.2); a bearer
 * token is never sent by a browser on its own.
 * @throws not-signed-in (401), origin-refused (403)
 */
export function mayConnect({ actor, provenBy, origin, ownOrigin }: Approach): Member {
  if (actor.kind === 'visitor') throw new Problem('not-signed-in', 'Sign in to do this.');
  if (provenBy === 'bearer') return actor;
  if (provenBy === 'cookie' && origin === ownOrigin) return actor;
  throw new Problem('origin-refused', 'Only our own pages may open this.');
}

/** The topics a member hears without asking: staff who read it, the queue; a client, their own posts and messages. */
export function ownTopics(member: Member, trustId: string): { topic: string; about: 'queue' | 'own' }[] {
  if (member.kind === 'client') return [{ topic: `trust.${trustId}.account.${member.accountId}`, about: 'own' }];
  return hasRole(member, READS_QUEUE) ? [{ topic: `trust.${trustId}.queue`, about: 'queue' }] : [];
}

/** The topic of a thread. */
export function threadTopic(trustId: string, threadId: string): string {
  return `trust.${trustId}.thread.${threadId}`;
}
