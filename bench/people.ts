// A trust with forums, a moderator and as many clients as wanted, each signed in.
import { setTimeout as pause } from 'node:timers/promises';
import { addStaff, join, makeInvitation } from '../src/accounts/index.ts';
import { startSession } from '../src/accounts/sessions.ts';
import { readConfig } from '../src/config.ts';
import { addForum } from '../src/forum/index.ts';
import type { Tx } from '../src/kit/db/tx.ts';
import { newId } from '../src/kit/ids.ts';
import { openPlatform, type Platform, type Servers } from '../src/platform.ts';
import { createRule } from '../src/rules/index.ts';
import { drainScreening } from '../src/screening/index.ts';
import { addTrust } from '../src/trusts/index.ts';
import { HOST, PHRASE } from './words.ts';

const PASSWORD = 'a quiet green harbour';
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'lo', 'mu', 'na', 'pe', 'ri', 'su', 'ta', 've', 'wo'];

/** Somebody signed in, by the bearer token of an API client. */
export type Person = { accountId: string; token: string };
export type People = { trustId: string; forums: string[]; moderator: Person; clients: Person[] };

/** Opens the platform in this process, for setting up. */
export function openSetUp(servers: Servers, redisUrl: string | null): Platform {
  const { config, secrets } = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_POOL: '4' });
  return openPlatform({ config: { ...config, demo: false, redisUrl }, secrets, servers });
}

/** Makes a trust that answers on the bench's host, with screen-first forums and one rule that finds a made-up phrase. */
export async function makePeople(platform: Platform, count: { forums: number; clients: number }): Promise<People> {
  const trustId = newId(platform.clock.now());
  const within = <T>(act: (tx: Tx, now: Date) => Promise<T>): Promise<T> =>
    platform.db.withTrust(trustId, (tx) => act(tx, platform.clock.now()));
  const made = await within(async (tx, now) => {
    const contact = { crisisLine: '0808 157 0999', crisisHours: 'any time', crisisOwner: 'Bench lead' };
    await addTrust(tx, { slug: 'benchmoor', name: 'Benchmoor Trust', hosts: [HOST], ...contact }, now);
    const forums: string[] = [];
    for (let i = 0; i < count.forums; i += 1) {
      const words = { slug: `forum-${i}`, name: `Forum ${i}`, purpose: 'For measuring.', description: 'A made-up forum.' };
      forums.push(await addForum(tx, { ...words, screeningMode: 'screen_first' }, now));
    }
    await addRule(tx, now);
    const staff = { signInName: 'bench.moderator', roleName: 'Kestrel', password: PASSWORD, roles: ['moderator'] as const };
    const { accountId } = await addStaff(tx, { secret: platform.secrets.secret }, staff, now);
    const who = { accountId, kind: 'staff' as const, displayName: staff.roleName, roles: ['moderator' as const] };
    return { forums, moderator: await signIn(tx, who, now) };
  });
  const clients: Person[] = [];
  for (let i = 0; i < count.clients; i += 1) clients.push(await within((tx, now) => makeClient(tx, i, now)));
  return { trustId, ...made, clients };
}

/** Does all screening that is due, in this process. */
export async function screenAll(platform: Platform): Promise<void> {
  await drainScreening(platform);
  // A relay of another process may have held rows when the outbox was looked at.
  await pause(200);
  await drainScreening(platform);
}

async function makeClient(tx: Tx, at: number, now: Date): Promise<Person> {
  const { code } = await makeInvitation(tx, { kind: 'service' }, {}, now);
  const pseudonym = `Heron ${SYLLABLES[at % 16]}${SYLLABLES[Math.floor(at / 16) % 16]}`;
  const { accountId } = await join(tx, { code, pseudonym, password: PASSWORD }, now);
  return signIn(tx, { accountId, kind: 'client', displayName: pseudonym, roles: [] }, now);
}

async function signIn(tx: Tx, who: Parameters<typeof startSession>[1], now: Date): Promise<Person> {
  const { token } = await startSession(tx, who, { kind: 'token', sharedDevice: false }, now);
  return { accountId: who.accountId, token };
}

async function addRule(tx: Tx, now: Date): Promise<void> {
  const rule = {
    name: 'Made-up phrase',
    kind: 'phrase' as const,
    looksFor: [PHRASE],
    category: 'personal_information' as const,
    priority: 'soon' as const,
    effect: 'flag' as const,
    forumIds: null,
    explanation: 'It has a made-up phrase in it.',
    owner: 'Bench lead',
    rationale: 'For measuring.',
    mustMatch: [`I saw a ${PHRASE} today.`],
    mustNotMatch: ['I saw a kettle today.'],
  };
  await createRule(tx, { kind: 'service' }, rule, now);
}
