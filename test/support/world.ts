// A whole installation for one test file: its own database, the real platform and server, people made as needed.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { TOTP } from 'otpauth';
import type { Test } from 'tap';
import { addStaff, makeInvitation } from '../../src/accounts/index.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Role } from '../../src/kit/actor.ts';
import { newId } from '../../src/kit/ids.ts';
import type { Log } from '../../src/kit/log.ts';
import { openPlatform, type Platform, type Servers } from '../../src/platform.ts';
import { drainScreening } from '../../src/screening/index.ts';
import { serversOn } from '../../src/servers.ts';
import { addTrust } from '../../src/trusts/index.ts';
import { addForum } from '../../src/forum/index.ts';
import { buildWeb } from '../../src/web.ts';
import { type FakeClock, fakeClock } from './clock.ts';
import { type Http, httpOn } from './http.ts';
import { cloneTemplate, dropDatabase, sharedServer } from './server.ts';

export type TestTrust = { trustId: string; host: string; forums: { screenFirst: string; holdAll: string; publishFirst: string } };
export type Person = { accountId: string; name: string; token: string; trust: TestTrust } & Http;

export type World = {
  platform: Platform;
  app: FastifyInstance;
  clock: FakeClock;
  /** Two trusts: most tests use the first, and prove with the second that nothing crosses. */
  north: TestTrust;
  south: TestTrust;
  /** A visitor of a trust. */
  visitor(trust?: TestTrust): Http;
  makeClient(trust?: TestTrust): Promise<Person>;
  makeStaff(roles: Role[], trust?: TestTrust): Promise<Person>;
  /** An invitation's code. */
  invite(trust?: TestTrust): Promise<string>;
  /** Moves the outbox and does every waiting job, until nothing is left. */
  drain(): Promise<void>;
  /** Listens on a free port and gives the address, for real sockets. */
  listen(): Promise<string>;
};

export type WorldOptions = { redis?: { url: string; prefix: string }; config?: Partial<Config>; log?: Log; servers?: (real: Servers) => Servers };

let made = 0;

/**
 * Opens a world and closes it with the test.
 * @param t the test whose teardown closes everything and drops the database, which fails on a leak
 */
export async function openWorld(t: Test, options: WorldOptions = {}): Promise<World> {
  const server = await sharedServer();
  const database = `world_${randomBytes(8).toString('hex')}`;
  await cloneTemplate(server, database);
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-world-'));
  const read = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: dataDir, DATABASE_POOL: '8', SIGN_INS_PER_MINUTE: '10000' });
  const config: Config = { ...read.config, demo: false, redisUrl: options.redis?.url ?? null, ...options.config };
  const clock = fakeClock();
  const platform = openPlatform({
    config,
    secrets: read.secrets,
    servers: (options.servers ?? ((real) => real))(serversOn(server, database)),
    clock,
    ...(options.log ? { log: options.log } : {}),
    ...(options.redis ? { queuePrefix: options.redis.prefix } : {}),
  });
  const app = await buildWeb(platform);
  t.teardown(async () => {
    await app.close();
    await platform.close();
    await dropDatabase(server, database);
    await rm(dataDir, { recursive: true, force: true });
  });
  const north = await makeTrust(platform, 'northfold', 'north.test');
  const south = await makeTrust(platform, 'southmere', 'south.test');
  return {
    platform,
    app,
    clock,
    north,
    south,
    visitor: (trust = north) => httpOn(app, trust.host),
    makeClient: (trust = north) => makeClient(platform, app, trust),
    makeStaff: (roles, trust = north) => makeStaff(platform, app, trust, roles),
    invite: (trust = north) => invite(platform, trust),
    drain: () => drainScreening(platform),
    listen: async () => app.listen({ host: '127.0.0.1', port: 0 }),
  };
}

async function makeTrust(platform: Platform, slug: string, host: string): Promise<TestTrust> {
  const now = platform.clock.now();
  const trustId = newId(now);
  return platform.db.withTrust(trustId, async (tx) => {
    await addTrust(
      tx,
      { slug, name: `${slug} Trust`, hosts: [host], crisisLine: '0808 157 0999', crisisHours: 'any time', crisisOwner: 'Test lead' },
      now,
    );
    const forum = (forumSlug: string, screeningMode: 'screen_first' | 'hold_all' | 'publish_first') =>
      addForum(tx, { slug: forumSlug, name: forumSlug, purpose: 'For tests.', description: 'A made-up forum.', screeningMode }, now);
    const forums = {
      screenFirst: await forum('screen-first', 'screen_first'),
      holdAll: await forum('hold-all', 'hold_all'),
      publishFirst: await forum('publish-first', 'publish_first'),
    };
    return { trustId, host, forums };
  });
}

async function invite(platform: Platform, trust: TestTrust): Promise<string> {
  const now = platform.clock.now();
  const { code } = await platform.db.withTrust(trust.trustId, (tx) =>
    makeInvitation(tx, { kind: 'service' }, { expiresInDays: 14 }, now),
  );
  return code;
}

const PASSWORD = 'a quiet green harbour';

async function makeClient(platform: Platform, app: FastifyInstance, trust: TestTrust): Promise<Person> {
  made += 1;
  const name = `Heron ${LETTERS[made % 20]}${LETTERS[Math.floor(made / 20) % 20]}${LETTERS[Math.floor(made / 400) % 20]}`;
  const visitor = httpOn(app, trust.host);
  const joined = await visitor.post('/api/v1/join', { code: await invite(platform, trust), pseudonym: name, password: PASSWORD });
  if (joined.status !== 201) throw new Error(`joining failed: ${joined.raw}`);
  return signedIn(app, trust, name, { as: 'client', name, password: PASSWORD, kind: 'token' });
}

/** Syllables that do not look alike, so that no two made-up names do. */
const LETTERS = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'lo', 'mu', 'na', 'pe', 'ri', 'su', 'ta', 've', 'wo', 'zu', 'by', 'dy', 'fy'];

async function makeStaff(platform: Platform, app: FastifyInstance, trust: TestTrust, roles: Role[]): Promise<Person> {
  made += 1;
  const signInName = `staff.${made}`;
  const roleName = `Kestrel ${LETTERS[made % 20]}${LETTERS[Math.floor(made / 20) % 20]}`;
  const now = platform.clock.now();
  const totp = new TOTP({});
  await platform.db.withTrust(trust.trustId, (tx) =>
    addStaff(tx, { secret: platform.secrets.secret }, { signInName, roleName, password: PASSWORD, roles, totpSecret: totp.secret.base32 }, now),
  );
  const code = totp.generate({ timestamp: platform.clock.now().getTime() });
  return signedIn(app, trust, roleName, { as: 'staff', name: signInName, password: PASSWORD, totp: code, kind: 'token' });
}

async function signedIn(app: FastifyInstance, trust: TestTrust, name: string, body: Record<string, unknown>): Promise<Person> {
  const session = await httpOn(app, trust.host).post('/api/v1/sessions', body);
  if (session.status !== 201) throw new Error(`signing in failed: ${session.raw}`);
  const token = String(session.body.token);
  const http = httpOn(app, trust.host, { authorization: `Bearer ${token}` });
  const me = await http.get('/api/v1/me');
  return { accountId: String(me.body.accountId), name, token, trust, ...http };
}
