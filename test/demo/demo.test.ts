// The demo: made once, found again, finished after a cut, and every sign-in and code in its file works.
import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { TOTP } from 'otpauth';
import t from 'tap';
import { type DemoTrust, demoFileOf, openDemo, readDemo } from '../../src/demo/index.ts';
import { claimDemo } from '../../src/demo/keep.ts';
import { planDemo } from '../../src/demo/plan.ts';
import type { Platform } from '../../src/platform.ts';
import { httpOn } from '../support/http.ts';
import { openWorld, type World } from '../support/world.ts';

const fileOf = (platform: Platform): string => demoFileOf(platform.config.dataDir);

async function demoOf(platform: Platform) {
  const demo = await readDemo(fileOf(platform));
  if (!demo) throw new Error('There is no demo file.');
  return demo;
}

async function signIn(world: World, trust: DemoTrust, at: number) {
  const who = trust.signIns[at];
  if (!who) throw new Error('There is no such sign-in.');
  const proof = who.totpSecret ? { totp: new TOTP({ secret: who.totpSecret }).generate({ timestamp: world.clock.now().getTime() }) } : {};
  const session = await httpOn(world.app, trust.host).post('/api/v1/sessions', {
    as: who.as, name: who.name, password: who.password, kind: 'token', ...proof,
  });
  return { who, session, http: httpOn(world.app, trust.host, { authorization: `Bearer ${session.body.token}` }) };
}

t.test('a first start makes it, a second one finds it', async (t) => {
  const world = await openWorld(t);
  const opened = await openDemo(world.platform);
  await world.drain();
  const demo = await demoOf(world.platform);

  await t.test('two trusts, and a file only its owner can read', async (t) => {
    t.same(demo.trusts.map(({ slug, host }) => [slug, host]), [['northmoor', 'localhost'], ['southvale', '127.0.0.1']]);
    t.equal((await stat(fileOf(world.platform))).mode & 0o777, 0o600);
  });
  await t.test('everybody can sign in, with the roles the file says', async (t) => {
    for (const trust of demo.trusts) {
      t.same(new Set(trust.signIns.flatMap(({ as, roles }) => (as === 'client' ? ['client'] : roles))), new Set(['client', 'moderator', 'lead', 'administrator']));
      for (const at of trust.signIns.keys()) {
        const { who, session } = await signIn(world, trust, at);
        t.equal(session.status, 201, `${trust.slug}: ${who.name}`);
        t.same([...session.body.account.roles].sort(), [...who.roles].sort());
      }
    }
  });
  await t.test('codes are unused and good for joining', async (t) => {
    for (const [at, trust] of demo.trusts.entries()) {
      t.equal(new Set(trust.invitations).size, 40);
      const code = trust.invitations[0];
      const joined = await httpOn(world.app, trust.host).post('/api/v1/join', { code, pseudonym: `Paper Boat ${at + 1}`, password: 'a quiet green harbour' });
      t.equal(joined.status, 201, joined.raw);
    }
  });
  await t.test('forums for people, one for the replay, threads that members read, and rules', async (t) => {
    for (const trust of demo.trusts) {
      const { http } = await signIn(world, trust, 0);
      const forums = await http.get('/api/v1/forums');
      t.same(forums.body.items.map((forum: { forumId: string }) => forum.forumId), trust.forums.map(({ forumId }) => forumId));
      t.equal(trust.forums.length, 3);
      t.equal(trust.forums[2]?.slug, 'replay');
      const threads = await Promise.all(trust.forums.map(({ forumId }) => http.get(`/api/v1/forums/${forumId}/threads`)));
      const readable = threads.flatMap(({ body }) => body.items.map((thread: { title: string }) => thread.title));
      t.ok(readable.length >= 2, `${trust.slug}: ${readable.join(', ')}`);
      // A code works once, so the next sign-in needs the next one.
      world.clock.advance(30);
      const administrator = await signIn(world, trust, trust.signIns.findIndex(({ roles }) => roles.includes('administrator')));
      const rules = await administrator.http.get('/api/v1/rules');
      t.equal(rules.status, 200, rules.raw);
      t.ok(rules.body.items.length > 0);
    }
  });
  await t.test('what is printed names addresses and sign-ins', async (t) => {
    const text = opened.printed(4321);
    for (const trust of demo.trusts) {
      t.ok(text.includes(`http://${trust.host}:4321`));
      for (const { name, password, totpSecret } of trust.signIns) {
        for (const part of [name, password, totpSecret ?? name]) t.ok(text.includes(part), name);
      }
    }
    t.ok(text.includes(fileOf(world.platform)));
  });
  await t.test('a second start reuses it', async (t) => {
    const before = await readFile(fileOf(world.platform), 'utf8');
    const again = await openDemo(world.platform);
    t.equal(await readFile(fileOf(world.platform), 'utf8'), before);
    t.equal(again.printed(1), opened.printed(1));
  });
  await t.test('without its file it says how to start again', async (t) => {
    await rm(fileOf(world.platform));
    await t.rejects(openDemo(world.platform), /To start again, stop the server and delete the data directory/);
    t.equal(await readDemo(fileOf(world.platform)), null, 'and makes no other file, whose sign-ins would not work');
  });
  await t.test('production refuses', async (t) => {
    const platform = { ...world.platform, config: { ...world.platform.config, production: true } };
    await t.rejects(openDemo(platform), /Production/);
  });
});

t.test('two starts at once make one demo', async (t) => {
  const world = await openWorld(t);
  const both = await Promise.all([openDemo(world.platform), openDemo(world.platform)]);
  const demo = await demoOf(world.platform);
  for (const trust of demo.trusts) {
    const { who, session } = await signIn(world, trust, 3);
    t.equal(session.status, 201);
    for (const opened of both) t.ok(opened.printed(1).includes(who.password), 'both print the sign-ins that work');
  }
});

t.test('a start that was cut short is finished by the next', async (t) => {
  const world = await openWorld(t);
  const planned = await claimDemo(fileOf(world.platform), planDemo());
  await openDemo(world.platform);
  const demo = await demoOf(world.platform);
  t.same(demo.trusts.map(({ signIns }) => signIns), planned.trusts.map(({ signIns }) => signIns));
  t.equal(demo.trusts[0]?.invitations.length, 40);
});

t.test('a file of a database that is gone keeps its sign-ins and gets new codes', async (t) => {
  const [first, second] = [await openWorld(t), await openWorld(t)];
  await openDemo(first.platform);
  await mkdir(second.platform.config.dataDir, { recursive: true });
  await copyFile(fileOf(first.platform), fileOf(second.platform));
  await openDemo(second.platform);
  const [old, now] = [await demoOf(first.platform), await demoOf(second.platform)];
  t.same(now.trusts.map(({ signIns }) => signIns), old.trusts.map(({ signIns }) => signIns));
  t.notSame(now.trusts[0]?.invitations, old.trusts[0]?.invitations);
  const trust = now.trusts[0];
  if (trust) t.equal((await signIn(second, trust, 0)).session.status, 201);
});

t.test('a file that cannot be understood is named, not quoted', async (t) => {
  const world = await openWorld(t);
  await claimDemo(fileOf(world.platform), { trusts: [{ slug: 'x', secret: 'do not show' }] } as never);
  const error = await openDemo(world.platform).catch((thrown: Error) => thrown);
  t.ok(error instanceof Error);
  t.match(String(error), /demo\.json is not a demo file of this version/);
  t.notMatch(String(error), /do not show/);
});
