// Who may open a socket and what they hear without asking: every kind of actor, every way of proof.
import t from 'tap';
import type { Actor, Member, Role } from '../../src/kit/actor.ts';
import { mayConnect, ownTopics } from '../../src/live/policy.ts';

const client: Member = { kind: 'client', accountId: 'c', sessionId: 's', displayName: 'Heron', pausedUntil: null };
const staff = (...roles: Role[]): Member => ({ kind: 'staff', accountId: 'm', sessionId: 's', displayName: 'Robin', roles });
const own = 'https://north.test';

t.test('who may connect', async (t) => {
  const table: [string, Actor, 'cookie' | 'bearer' | null, string | undefined, string | null][] = [
    ['a visitor', { kind: 'visitor' }, null, own, 'not-signed-in'],
    ['a client with a cookie from our page', client, 'cookie', own, null],
    ['a client with a cookie from another site', client, 'cookie', 'https://elsewhere.example', 'origin-refused'],
    ['a client with a cookie over http', client, 'cookie', 'http://north.test', 'origin-refused'],
    ['a client with a cookie from another port', client, 'cookie', 'https://north.test:8443', 'origin-refused'],
    ['a client with a cookie and no Origin', client, 'cookie', undefined, 'origin-refused'],
    ['a client with a cookie from a page without one', client, 'cookie', 'null', 'origin-refused'],
    ['a program with a bearer token', staff('moderator'), 'bearer', undefined, null],
    ['proof unknown', client, null, own, 'origin-refused'],
  ];
  for (const [who, actor, provenBy, origin, refusal] of table) {
    const act = () => mayConnect({ actor, provenBy, origin, ownOrigin: own });
    if (refusal === null) t.equal(act(), actor, who);
    else t.throws(act, { code: refusal }, who);
  }
});

t.test('what each hears without asking', async (t) => {
  const topics = (member: Member) => ownTopics(member, 'n').map(({ topic }) => topic);
  t.same(topics(client), ['trust.n.account.c']);
  for (const role of ['moderator', 'lead', 'safeguarding'] as const) t.same(topics(staff(role)), ['trust.n.queue'], role);
  for (const role of ['administrator', 'auditor'] as const) t.same(topics(staff(role)), [], role);
  t.same(topics(staff()), []);
});
