// Who may do what in triage: every act for every kind of actor.
import t from 'tap';
import type { Actor, Role } from '../../src/kit/actor.ts';
import { mayHandle, mayReadQueue, mayReport, type PostStanding } from '../../src/triage/policy.ts';

const staff = (accountId: string, ...roles: Role[]): Actor => ({ kind: 'staff', accountId, sessionId: 's', displayName: 'Robin, moderator', roles });
const client = (accountId: string): Actor => ({ kind: 'client', accountId, sessionId: 's', displayName: 'Heron', pausedUntil: null });
const ACTORS: Record<string, Actor> = {
  visitor: { kind: 'visitor' },
  author: client('author'),
  member: client('member'),
  moderator: staff('m', 'moderator'),
  authorOnStaff: staff('author', 'moderator'),
  lead: staff('l', 'lead'),
  safeguarding: staff('s', 'safeguarding'),
  administrator: staff('a', 'administrator'),
  auditor: staff('u', 'auditor'),
  both: staff('b', 'administrator', 'moderator'),
};
const post = (state: PostStanding['state']): PostStanding => ({ authorId: 'author', state });

const ACTS: Record<string, { may: (actor: Actor) => boolean; allowed: string[] }> = {
  'read the queue': { may: mayReadQueue, allowed: ['moderator', 'authorOnStaff', 'lead', 'safeguarding', 'both'] },
  'handle a case': { may: (actor) => mayHandle(actor, post('held')), allowed: ['moderator', 'lead', 'safeguarding', 'both'] },
  'report a published post': {
    may: (actor) => mayReport(actor, post('published')),
    allowed: Object.keys(ACTORS).filter((name) => name !== 'visitor'),
  },
  'report a held post': {
    may: (actor) => mayReport(actor, post('held')),
    allowed: ['author', 'authorOnStaff', 'moderator', 'lead', 'safeguarding', 'both'],
  },
  'report a post taken down': {
    may: (actor) => mayReport(actor, post('removed')),
    allowed: ['author', 'authorOnStaff', 'moderator', 'lead', 'safeguarding', 'both'],
  },
};

for (const [act, { may, allowed }] of Object.entries(ACTS)) {
  t.test(act, async (t) => {
    for (const [name, actor] of Object.entries(ACTORS)) t.equal(may(actor), allowed.includes(name), name);
  });
}
