// Sessions over HTTP: signing in, limits to the instant, cookies and forged requests, second factors.
import { Secret, TOTP } from 'otpauth';
import t from 'tap';
import { findSession } from '../../src/accounts/index.ts';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { hashToken } from '../../src/kit/secrets.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a quiet green harbour';

function bearer(token: unknown): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The cookies an answer sets, as a browser would send them back. */
function cookiesOf(answer: { headers: Record<string, string> }): string[] {
  return [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0] ?? '');
}

t.test('sessions', async (t) => {
  const world = await openWorld(t);
  const visitor = world.visitor();
  const client = await world.makeClient();
  const signIn = (more: object = {}, headers: Record<string, string> = {}) =>
    visitor.post('/api/v1/sessions', { as: 'client', name: client.name, password: PASSWORD, kind: 'token', ...more }, headers);
  const find = (token: string, now: Date, trust = world.north) =>
    world.platform.db.readTrust(trust.trustId, (tx) => findSession(tx, hashToken(token), now));

  await t.test('unknown name, wrong password and another trust are one answer', async (t) => {
    const answers = [
      await signIn({ password: 'not the password' }),
      await signIn({ name: 'Nobody Here' }),
      await signIn({ as: 'staff', totp: '123456' }),
      await world.visitor(world.south).post('/api/v1/sessions', { as: 'client', name: client.name, password: PASSWORD, kind: 'token' }),
    ];
    for (const answer of answers) {
      t.equal(answer.status, 401);
      t.equal(answer.raw, answers[0]?.raw);
    }
    world.clock.advance(600);
  });

  await t.test('idle and absolute limits hold to the instant', async (t) => {
    for (const [more, idle, absolute] of [[{}, 86_400, 2_592_000], [{ sharedDevice: true }, 900, 7200]] as const) {
      const session = (await signIn(more)).body;
      t.equal(session.idleSeconds, idle);
      const began = plusSeconds(instant(session.expiresAt), -absolute);
      t.ok(await find(session.token, plusSeconds(began, idle - 0.001)), 'just inside idle');
      t.equal(await find(session.token, plusSeconds(began, idle)), null, 'at the idle limit');
      await world.platform.db.withTrust(world.north.trustId, (tx) =>
        tx.execute(`update sessions set seen_at = expires_at - interval '1 second' where session_id = '${session.sessionId}'`),
      );
      t.ok(await find(session.token, plusSeconds(began, absolute - 0.001)), 'just inside the whole');
      t.equal(await find(session.token, plusSeconds(began, absolute)), null, 'at the end, however busy');
    }
  });

  await t.test('use keeps a session awake, written once a minute', async (t) => {
    const session = (await signIn({ sharedDevice: true })).body;
    for (let i = 0; i < 5; i += 1) {
      world.clock.advance(800);
      t.equal((await visitor.get('/api/v1/me', bearer(session.token))).status, 200);
    }
    const found = await find(session.token, world.clock.now());
    t.equal(found?.touchDue, false, 'touched just now');
    t.equal((await find(session.token, plusSeconds(world.clock.now(), 60)))?.touchDue, true);
    world.clock.advance(901);
    t.equal((await visitor.get('/api/v1/me', bearer(session.token))).status, 401);
  });

  await t.test("another trust's token is a visitor's", async (t) => {
    const { token } = (await signIn()).body;
    t.equal((await visitor.get('/api/v1/me', bearer(token))).status, 200);
    t.equal((await world.visitor(world.south).get('/api/v1/me', bearer(token))).status, 401);
    t.equal(await find(token, world.clock.now(), world.south), null);
  });

  await t.test('the token is kept as a hash only', async (t) => {
    const { token } = (await signIn()).body;
    const { rows } = await world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute('select * from sessions'));
    t.notMatch(JSON.stringify(rows), new RegExp(token));
  });

  await t.test('one lists and ends one\'s own sessions, nobody else\'s', async (t) => {
    const [one, two] = [(await signIn()).body, (await signIn()).body];
    const list = await visitor.get('/api/v1/sessions', bearer(two.token));
    t.same(list.body.items.filter((item: { current: boolean }) => item.current).map((item: { sessionId: string }) => item.sessionId), [two.sessionId]);
    const other = await world.makeClient();
    t.equal((await other.del(`/api/v1/sessions/${one.sessionId}`)).status, 404);
    t.equal((await visitor.del(`/api/v1/sessions/${one.sessionId}`, bearer(two.token))).status, 204);
    t.equal((await visitor.get('/api/v1/me', bearer(one.token))).status, 401);
    t.equal((await visitor.del(`/api/v1/sessions/${one.sessionId}`, bearer(two.token))).status, 404, 'it has ended');
    t.equal((await visitor.del('/api/v1/sessions/current', bearer(two.token))).status, 204);
    t.equal((await visitor.get('/api/v1/me', bearer(two.token))).status, 401);
  });

  await t.test('an ended account has no session', async (t) => {
    const person = await world.makeClient();
    await world.platform.db.withTrust(world.north.trustId, (tx) =>
      tx.execute(`update accounts set ended_at = created_at where account_id = '${person.accountId}'`),
    );
    t.equal((await person.get('/api/v1/me')).status, 401);
    t.equal((await signIn({ name: person.name })).status, 401);
  });

  await t.test('guessing is slowed down, from that network only for that name', async (t) => {
    const person = await world.makeClient();
    for (let i = 0; i < 5; i += 1) t.equal((await signIn({ name: person.name, password: 'a wrong guess' })).status, 401);
    const early = await signIn({ name: person.name });
    t.equal(early.status, 429);
    t.ok(Number(early.headers['retry-after']) <= 5);
    t.equal((await signIn()).status, 201, 'others go on');
    world.clock.advance(5);
    t.equal((await signIn({ name: person.name })).status, 201);
  });

  await t.test('posting paused until a time is data of the session', async (t) => {
    const person = await world.makeClient();
    const until = plusSeconds(world.clock.now(), 3600);
    await world.platform.db.withTrust(world.north.trustId, (tx) =>
      tx.execute(`update accounts set paused_until = '${until.toISOString()}' where account_id = '${person.accountId}'`),
    );
    t.equal((await person.get('/api/v1/me')).body.pausedUntil, until.toISOString());
    world.clock.advance(3600);
    t.equal((await person.get('/api/v1/me')).body.pausedUntil, null);
  });

  await t.test('by cookie: a token against forged requests is needed to sign in and for every change', async (t) => {
    t.equal((await signIn({ kind: 'cookie' })).status, 403, 'no token');
    const csrf = await visitor.get('/api/v1/csrf');
    const before = cookiesOf(csrf).join('; ');
    t.equal((await signIn({ kind: 'cookie' }, { cookie: before })).status, 403, 'the cookie alone');
    const headers = { cookie: before, 'x-csrf-token': csrf.body.token };
    t.equal((await signIn({ kind: 'cookie' }, { ...headers, origin: 'http://evil.example' })).status, 403, 'another origin');
    const signedIn = await signIn({ kind: 'cookie' }, headers);
    t.equal(signedIn.status, 201);
    t.equal(signedIn.body.token, null);
    const line = [signedIn.headers['set-cookie'] ?? []].flat().find((each) => each.startsWith('session='));
    t.match(line, /HttpOnly/);
    t.match(line, /SameSite=Lax/);
    t.match(line, /Path=\//);
    t.match(line, /Max-Age=2592000/);
    const cookie = [before, ...cookiesOf(signedIn)].join('; ');
    t.equal((await visitor.get('/api/v1/me', { cookie })).status, 200);
    t.equal((await visitor.del('/api/v1/sessions/current', { cookie })).status, 403, 'a change without a token');
    t.equal((await visitor.del('/api/v1/sessions/current', { cookie, 'x-csrf-token': csrf.body.token })).status, 403, "the visitor's token");
    const out = await visitor.del('/api/v1/sessions/current', { cookie, 'x-csrf-token': signedIn.body.csrfToken });
    t.equal(out.status, 204);
    t.match([out.headers['set-cookie'] ?? []].flat().join(), /session=;/);
    t.equal((await visitor.get('/api/v1/me', { cookie })).status, 401);
  });

  await t.test('a shared device keeps no cookie', async (t) => {
    const csrf = await visitor.get('/api/v1/csrf');
    const cookie = cookiesOf(csrf).join('; ');
    const answer = await signIn({ kind: 'cookie', sharedDevice: true }, { cookie, 'x-csrf-token': csrf.body.token });
    const line = [answer.headers['set-cookie'] ?? []].flat().find((each) => each.startsWith('session='));
    t.notMatch(line, /Max-Age|Expires/);
  });

  await t.test('staff need a code, and each works once', async (t) => {
    const admin = await world.makeStaff(['administrator']);
    const added = await admin.post('/api/v1/staff', {
      signInName: 'Robin.M', roleName: 'Robin, moderator', password: PASSWORD, roles: ['moderator'],
    });
    t.equal(added.status, 201);
    const totp = new TOTP({ secret: Secret.fromBase32(added.body.totpSecret) });
    const as = (code: string) => signIn({ as: 'staff', name: 'robin.m', totp: code });
    const code = totp.generate({ timestamp: world.clock.now().getTime() });
    t.equal((await signIn({ as: 'staff', name: 'robin.m' })).status, 422, 'no code');
    t.equal((await signIn({ as: 'staff', name: 'robin.m', password: 'not the password', totp: code })).status, 401);
    t.equal((await as(code)).status, 201, 'a wrong password had not used it up');
    t.equal((await as(code)).status, 401, 'used before');
    world.clock.advance(90);
    t.equal((await as(code)).status, 401, 'too old');
    const next = totp.generate({ timestamp: world.clock.now().getTime() });
    const both = await Promise.all([as(next), as(next)]);
    t.same(both.map((answer) => answer.status).sort(), [201, 401], 'two at once');
    const { rows } = await world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute('select sealed from totp_secrets'));
    t.notMatch(JSON.stringify(rows), new RegExp(added.body.totpSecret));
  });

  await t.test('a client cannot pass for staff by name', async (t) => {
    for (const pseudonym of ['Robin', 'R0bin', 'Rob\u0456n']) {
      const answer = await visitor.post('/api/v1/join', { code: await world.invite(), pseudonym, password: PASSWORD });
      t.equal(answer.status, 409, pseudonym);
    }
  });
});
