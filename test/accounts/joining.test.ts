// Joining over HTTP: invitations, pseudonyms that are free, and codes that are not good.
import t from 'tap';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a quiet green harbour';

t.test('joining', async (t) => {
  const world = await openWorld(t);
  const visitor = world.visitor();
  const moderator = await world.makeStaff(['moderator']);
  const newcomer = async (pseudonym: string, more: object = {}) =>
    visitor.post('/api/v1/join', { code: await world.invite(), pseudonym, password: PASSWORD, ...more });

  await t.test('a moderator invites, a client joins with the code copied by hand, and signs in', async (t) => {
    const made = await moderator.post('/api/v1/invitations', { adult: true });
    t.equal(made.status, 201);
    t.match(made.body.code, /^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/);
    const code = made.body.code.toLowerCase().replaceAll('-', ' ');
    const joined = await visitor.post('/api/v1/join', { code, pseudonym: ' Quiet  Heron', password: PASSWORD });
    t.equal(joined.status, 201);
    t.equal(joined.body.pseudonym, 'Quiet Heron');
    t.equal(new Set(joined.body.recoveryCodes).size, 8);
    const session = await visitor.post('/api/v1/sessions', { as: 'client', name: 'quiet heron', password: PASSWORD, kind: 'token' });
    t.equal(session.status, 201);
    t.equal(session.body.account.accountId, joined.body.accountId);

    const list = await moderator.get('/api/v1/invitations');
    const row = list.body.items.find((item: { invitationId: string }) => item.invitationId === made.body.invitationId);
    t.equal(row.state, 'used');
    t.notMatch(list.raw, /Heron/, 'the list never says who');
    t.notMatch(list.raw, new RegExp(joined.body.accountId));
  });

  await t.test('a code is kept as a hash only', async (t) => {
    const code = await world.invite();
    const rows = await world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute('select * from invitations'));
    t.notMatch(JSON.stringify(rows.rows), new RegExp(code));
  });

  await t.test('wrong, used, expired and another trust\'s codes are one answer', async (t) => {
    const used = await world.invite();
    t.equal((await visitor.post('/api/v1/join', { code: used, pseudonym: 'Amber Wren', password: PASSWORD })).status, 201);
    const expired = (await moderator.post('/api/v1/invitations', { adult: true, expiresInDays: 1 })).body.code;
    const southern = await world.invite(world.south);
    world.clock.advance(86_400);
    const answers = [];
    for (const code of ['AAAA-BBBB-CCCC', used, expired, southern]) {
      answers.push(await visitor.post('/api/v1/join', { code, pseudonym: 'Amber Wren', password: PASSWORD }));
      answers.push(await visitor.post('/api/v1/pseudonym-suggestions', { code }));
    }
    for (const answer of answers) {
      t.equal(answer.status, 422);
      t.equal(answer.raw, answers[0]?.raw);
      t.equal(answer.body.errors[0].path, 'body.code');
    }
  });

  await t.test('an expiry counts to the instant', async (t) => {
    const made = await world.makeStaff(['lead']).then((lead) => lead.post('/api/v1/invitations', { adult: true, expiresInDays: 1 }));
    world.clock.set(made.body.expiresAt);
    t.equal((await visitor.post('/api/v1/join', { code: made.body.code, pseudonym: 'Late Owl', password: PASSWORD })).status, 422);
  });

  await t.test('two people with one code at once: one joins', async (t) => {
    const code = await world.invite();
    const answers = await Promise.all(
      ['Copper Kite', 'Copper Lark', 'Copper Moth'].map((pseudonym) => visitor.post('/api/v1/join', { code, pseudonym, password: PASSWORD })),
    );
    t.same(answers.map((answer) => answer.status).sort(), [201, 422, 422]);
  });

  await t.test('a pseudonym taken by its looks is refused with free ones, and never given again', async (t) => {
    const first = await newcomer('Silver Otter');
    t.equal(first.status, 201);
    for (const alike of ['silver otter', 'SiIver_0tter', 'S\u0456lver \u041Etter', 'Sílver Öttér']) {
      const answer = await newcomer(alike);
      t.equal(answer.status, 409, alike);
      t.match(answer.body.type, /pseudonym-taken/);
      t.equal(answer.body.errors[0].path, 'body.pseudonym');
      t.equal(answer.body.suggestions.split(', ').length, 5);
      t.notMatch(answer.raw, /0tter|alike/);
    }
    const owner = await visitor.post('/api/v1/sessions', { as: 'client', name: 'Silver Otter', password: PASSWORD, kind: 'token' });
    const headers = { authorization: `Bearer ${owner.body.token}` };
    t.equal((await visitor.post('/api/v1/me/pseudonym', { pseudonym: 'Golden Finch' }, headers)).status, 200);
    t.equal((await newcomer('Silver Otter')).status, 409, 'the old one stays taken');
    t.equal((await newcomer('Go1den Finch')).status, 409);
    t.equal((await world.visitor(world.south).post('/api/v1/join', { code: await world.invite(world.south), pseudonym: 'Golden Finch', password: PASSWORD })).status, 201);
  });

  await t.test('two newcomers with one name at once: one gets it', async (t) => {
    const answers = await Promise.all([newcomer('Teal Puffin'), newcomer('teal puff1n')]);
    t.same(answers.map((answer) => answer.status).sort(), [201, 409]);
  });

  await t.test('a pseudonym changes once in 90 days, to the instant', async (t) => {
    t.equal((await newcomer('Plum Sail')).status, 201);
    const session = async () => {
      const answer = await visitor.post('/api/v1/sessions', { as: 'client', name: 'Plum Candle', password: PASSWORD, kind: 'token' });
      return { authorization: `Bearer ${answer.body.token}` };
    };
    const old = await visitor.post('/api/v1/sessions', { as: 'client', name: 'Plum Sail', password: PASSWORD, kind: 'token' });
    t.equal((await visitor.post('/api/v1/me/pseudonym', { pseudonym: 'Plum Candle' }, { authorization: `Bearer ${old.body.token}` })).status, 200);
    const again = await visitor.post('/api/v1/me/pseudonym', { pseudonym: 'Plum Sail' }, await session());
    t.equal(again.status, 409);
    const me = await visitor.get('/api/v1/me', await session());
    t.equal(me.body.name, 'Plum Candle');
    t.equal(me.body.pseudonymChangeableFrom, again.body.nextChangeAt);
    // The day before, and then the very instant.
    world.clock.set(again.body.nextChangeAt);
    world.clock.advance(-60);
    const headers = await session();
    t.equal((await visitor.post('/api/v1/me/pseudonym', { pseudonym: 'Plum Sail' }, headers)).status, 409);
    world.clock.set(again.body.nextChangeAt);
    t.equal((await visitor.post('/api/v1/me/pseudonym', { pseudonym: 'Plum Sail' }, headers)).status, 200, 'also back to one of their own');
  });

  await t.test('suggestions are free, five, and need a code', async (t) => {
    const answer = await visitor.post('/api/v1/pseudonym-suggestions', { code: await world.invite() });
    t.equal(answer.status, 200);
    t.equal(new Set(answer.body.suggestions).size, 5);
    t.equal((await newcomer(answer.body.suggestions[0])).status, 201);
  });

  await t.test('bad input is named and nothing is used up', async (t) => {
    const code = await world.invite();
    const bad: [object, string][] = [
      [{ pseudonym: 'Nurse Joy' }, 'body.pseudonym'],
      [{ pseudonym: 'northfold friend' }, 'body.pseudonym'],
      [{ pseudonym: 'Fern\u0000' }, 'body.pseudonym'],
      [{ pseudonym: 'Fern\uD800' }, 'body.pseudonym'],
      [{ pseudonym: 'Fern\u202Egnol' }, 'body.pseudonym'],
      [{ pseudonym: '' }, 'body.pseudonym'],
      [{ pseudonym: 'x'.repeat(61) }, 'body.pseudonym'],
      [{ pseudonym: 7 }, 'body.pseudonym'],
      [{ password: 'password1' }, 'body.password'],
      [{ password: 'short' }, 'body.password'],
      [{ password: 'lone surrogate \uD800' }, 'body.password'],
      [{ password: 'Fern Path' }, 'body.password'],
      [{ returnWord: '' }, 'body.returnWord'],
      [{ dateOfBirth: '1984-02-11' }, 'body'],
    ];
    for (const [change, path] of bad) {
      const answer = await visitor.post('/api/v1/join', { code, pseudonym: 'Fern Path', password: PASSWORD, ...change });
      t.equal(answer.status, 422, JSON.stringify(change));
      t.equal(answer.body.errors?.[0]?.path, path, JSON.stringify(change));
    }
    t.equal((await visitor.post('/api/v1/join', { code, pseudonym: 'Fern Path', password: PASSWORD })).status, 201);
  });

  await t.test('only for adults, only by staff who may', async (t) => {
    const today = await world.makeStaff(['moderator']);
    for (const body of [{}, { adult: false }, { adult: true, expiresInDays: 0 }, { adult: true, expiresInDays: 61 }]) {
      t.equal((await today.post('/api/v1/invitations', body)).status, 422);
    }
    t.equal((await visitor.post('/api/v1/invitations', { adult: true })).status, 401);
    t.equal((await (await world.makeClient()).post('/api/v1/invitations', { adult: true })).status, 403);
    t.equal((await (await world.makeStaff(['auditor'])).post('/api/v1/invitations', { adult: true })).status, 403);
    t.equal((await (await world.makeStaff(['administrator'])).post('/api/v1/invitations', { adult: true })).status, 201);
  });

  await t.test('joining is on record without the pseudonym', async (t) => {
    const joined = await newcomer('Hazel Bramble');
    const acts = await world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute('select * from audit_acts'));
    t.ok(acts.rows.some((row) => row.act === 'account.joined' && row.subject_id === joined.body.accountId));
    t.notMatch(JSON.stringify(acts.rows), /Hazel|harbour/);
  });
});
