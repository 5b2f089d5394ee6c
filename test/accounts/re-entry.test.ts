// Coming back: recovery codes, and re-entries that take two members of staff and a return word or a day.
import t from 'tap';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a quiet green harbour';
const NEW_PASSWORD = 'three slow wooden boats';

function bearer(token: unknown): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

t.test('coming back', async (t) => {
  const world = await openWorld(t);
  const visitor = world.visitor();
  const signIn = (name: string, password: string) => visitor.post('/api/v1/sessions', { as: 'client', name, password, kind: 'token' });
  let count = 0;
  const NAMES = ['Amber Wren', 'Blue Kettle', 'Copper Moth', 'Early Finch', 'Fern Gate', 'Golden Owl', 'Hazel Kite', 'Indigo Sail'];

  /** A client who joined from an invitation with a reference, and who is signed in. */
  async function given(moderator: { post: typeof visitor.post }, returnWord?: string) {
    const name = NAMES[count] ?? '';
    count += 1;
    const reference = `rx-10${count}`;
    const invitation = (await moderator.post('/api/v1/invitations', { adult: true, clientReference: reference })).body;
    const joined = await visitor.post('/api/v1/join', { code: invitation.code, pseudonym: name, password: PASSWORD, ...(returnWord ? { returnWord } : {}) });
    t.equal(joined.status, 201);
    const session = await signIn(name, PASSWORD);
    return { name, reference, invitationId: String(invitation.invitationId), token: session.body.token, codes: joined.body.recoveryCodes as string[] };
  }

  await t.test('a recovery code sets a new password once and ends every session', async (t) => {
    const client = await given(await world.makeStaff(['moderator']));
    const code = client.codes[3] ?? '';
    const recover = (more: object = {}) =>
      visitor.post('/api/v1/recovery', { pseudonym: client.name, recoveryCode: code.toLowerCase(), newPassword: NEW_PASSWORD, ...more });
    t.equal((await recover({ newPassword: 'password1' })).status, 422, 'a weak password uses nothing up');
    const wrong = await recover({ recoveryCode: 'AAAA-BBBB-CCCC' });
    const nobody = await recover({ pseudonym: 'Nobody Here' });
    t.equal(wrong.status, 401);
    t.equal(nobody.raw, wrong.raw);
    t.same((await recover()).body, { recoveryCodesLeft: 7 });
    t.equal((await recover()).raw, wrong.raw, 'used before');
    t.equal((await visitor.get('/api/v1/me', bearer(client.token))).status, 401);
    t.equal((await signIn(client.name, PASSWORD)).status, 401);
    const session = await signIn(client.name, NEW_PASSWORD);
    t.equal(session.status, 201);
    t.equal((await visitor.get('/api/v1/me', bearer(session.body.token))).body.recoveryCodesLeft, 7);
    const both = await Promise.all([recover({ recoveryCode: client.codes[0] }), recover({ recoveryCode: client.codes[0] })]);
    t.same(both.map((answer) => answer.status).sort(), [200, 401], 'two at once');
  });

  await t.test("another's recovery code is no good", async (t) => {
    const moderator = await world.makeStaff(['moderator']);
    const [one, two] = [await given(moderator), await given(moderator)];
    const answer = await visitor.post('/api/v1/recovery', { pseudonym: one.name, recoveryCode: two.codes[0], newPassword: NEW_PASSWORD });
    t.equal(answer.status, 401);
  });

  await t.test('one changes one\'s own password; this session goes on, others end', async (t) => {
    const client = await given(await world.makeStaff(['moderator']));
    const other = (await signIn(client.name, PASSWORD)).body.token;
    const change = (password: string) => visitor.post('/api/v1/me/password', { password, newPassword: NEW_PASSWORD }, bearer(client.token));
    t.equal((await change('not the password')).status, 401);
    t.equal((await change(PASSWORD)).status, 204);
    t.equal((await visitor.get('/api/v1/me', bearer(client.token))).status, 200);
    t.equal((await visitor.get('/api/v1/me', bearer(other))).status, 401);
  });

  await t.test('two staff, the return word, no pseudonym shown, all sessions ended, and the client is told', async (t) => {
    const [moderator, lead] = [await world.makeStaff(['moderator']), await world.makeStaff(['lead'])];
    const client = await given(moderator, 'Blue  Teapot');
    const asked = await moderator.post('/api/v1/re-entries', { invitationId: client.invitationId });
    t.equal(asked.status, 201);
    t.same([asked.body.state, asked.body.askedByYou], ['asked', true]);
    const address = `/api/v1/re-entries/${asked.body.reEntryId}/confirm`;
    t.equal((await moderator.post(address)).status, 403, 'not by the same person');
    t.equal((await (await world.makeStaff(['administrator'])).post(address)).status, 403, 'not by another role');
    t.equal((await (await world.makeStaff(['lead'], world.south)).post(address)).status, 404, 'not from another trust');
    const list = await lead.get('/api/v1/re-entries');
    t.equal(list.body.items.length, 1);
    const confirmed = await lead.post(address);
    t.equal(confirmed.status, 201);
    t.equal((await lead.post(address)).status, 409, 'once');
    for (const answer of [asked, list, confirmed]) t.notMatch(answer.raw, new RegExp(client.name));

    const told = await visitor.get('/api/v1/messages', bearer(client.token));
    t.match(told.body.items[0].body, /A new sign-in code for your account was made on 23 November by the team at northfold Trust\./);

    const use = (more: object = {}) => visitor.post('/api/v1/re-entries/use', { code: confirmed.body.code, newPassword: NEW_PASSWORD, ...more });
    t.equal((await use()).status, 401, 'no word');
    t.equal((await use({ returnWord: 'green teapot' })).status, 401, 'a wrong word');
    world.clock.advance(86_400);
    t.equal((await use()).status, 401, 'a day does not stand in for a word that was chosen');
    const used = await use({ returnWord: 'blue teapot' });
    t.same([used.status, used.body], [200, { pseudonym: client.name }]);
    t.equal((await visitor.get('/api/v1/me', bearer(client.token))).status, 401, 'other sessions ended');
    t.equal((await signIn(client.name, NEW_PASSWORD)).status, 201);
    t.equal((await use({ returnWord: 'blue teapot' })).status, 401, 'used before');

    const acts = await world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute('select * from audit_acts order by act_id'));
    const names = new Set(acts.rows.map((row) => row.act));
    for (const act of ['re-entry.asked', 're-entry.confirmed', 're-entry.used', 'password.set']) t.ok(names.has(act), act);
    t.notMatch(JSON.stringify(acts.rows), new RegExp(`${client.name}|teapot|${client.reference}`, 'i'));
  });

  await t.test('without a return word a code works after 24 hours, to the instant', async (t) => {
    const [moderator, lead] = [await world.makeStaff(['moderator']), await world.makeStaff(['lead'])];
    const client = await given(moderator);
    const asked = await moderator.post('/api/v1/re-entries', { clientReference: ` ${client.reference.toUpperCase()} ` });
    t.equal(asked.status, 201);
    const { code } = (await lead.post(`/api/v1/re-entries/${asked.body.reEntryId}/confirm`)).body;
    const use = () => visitor.post('/api/v1/re-entries/use', { code, returnWord: 'anything', newPassword: NEW_PASSWORD });
    const early = await use();
    t.equal(early.status, 409);
    world.clock.set(early.body.worksFrom);
    world.clock.advance(-1);
    t.equal((await use()).status, 409, 'a second early');
    world.clock.set(early.body.worksFrom);
    t.equal((await use()).status, 200);
  });

  await t.test('a request is confirmed within 72 hours, a code used within 7 days', async (t) => {
    const moderator = await world.makeStaff(['moderator']);
    const client = await given(moderator, 'kettle');
    const late = (await moderator.post('/api/v1/re-entries', { invitationId: client.invitationId })).body;
    world.clock.set(late.expiresAt);
    const lead = await world.makeStaff(['lead']);
    t.equal((await lead.post(`/api/v1/re-entries/${late.reEntryId}/confirm`)).status, 409);
    const asked = (await (await world.makeStaff(['moderator'])).post('/api/v1/re-entries', { invitationId: client.invitationId })).body;
    const confirmed = (await lead.post(`/api/v1/re-entries/${asked.reEntryId}/confirm`)).body;
    world.clock.set(confirmed.expiresAt);
    const use = await visitor.post('/api/v1/re-entries/use', { code: confirmed.code, returnWord: 'kettle', newPassword: NEW_PASSWORD });
    t.equal(use.status, 401);
  });

  await t.test('guessing a return word is slowed down, wherever it comes from', async (t) => {
    const [moderator, lead] = [await world.makeStaff(['moderator']), await world.makeStaff(['lead'])];
    const client = await given(moderator, 'kettle');
    const asked = (await moderator.post('/api/v1/re-entries', { invitationId: client.invitationId })).body;
    const { code } = (await lead.post(`/api/v1/re-entries/${asked.reEntryId}/confirm`)).body;
    const use = (returnWord: string) => visitor.post('/api/v1/re-entries/use', { code, returnWord, newPassword: NEW_PASSWORD });
    for (const guess of ['a', 'b', 'c', 'd', 'e']) t.equal((await use(guess)).status, 401);
    t.equal((await use('kettle')).status, 429);
    world.clock.advance(60);
    t.equal((await use('kettle')).status, 200);
  });

  await t.test('nothing to ask for: unknown, unused, another trust, not staff', async (t) => {
    const moderator = await world.makeStaff(['moderator']);
    const unused = (await moderator.post('/api/v1/invitations', { adult: true })).body.invitationId;
    const unknown = '01890000-0000-7000-8000-000000000000';
    t.equal((await moderator.post('/api/v1/re-entries', { invitationId: unused })).status, 409);
    t.equal((await moderator.post('/api/v1/re-entries', { invitationId: unknown })).status, 404);
    t.equal((await moderator.post('/api/v1/re-entries', { clientReference: 'rx-nobody' })).status, 422);
    t.equal((await moderator.post('/api/v1/re-entries', { invitationId: unused, clientReference: 'rx-101' })).status, 422);
    const south = await world.makeStaff(['moderator'], world.south);
    t.equal((await south.post('/api/v1/re-entries', { invitationId: unused })).status, 404);
    t.equal((await south.post('/api/v1/re-entries', { clientReference: 'rx-101' })).status, 422);
    t.equal((await (await world.makeClient()).post('/api/v1/re-entries', { invitationId: unused })).status, 403);
    t.equal((await visitor.post('/api/v1/re-entries', { invitationId: unused })).status, 401);
  });
});
