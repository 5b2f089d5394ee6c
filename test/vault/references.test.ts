// References in the vault: sealed under a key of the trust, found only by those who know them.
import t from 'tap';
import { openWorld } from '../support/world.ts';

t.test('the vault', async (t) => {
  const world = await openWorld(t);
  const moderator = await world.makeStaff(['moderator']);
  const invite = (clientReference: string, by = moderator) => by.post('/api/v1/invitations', { adult: true, clientReference });
  const rowsOf = (trustId: string) =>
    world.platform.db.withTrust(trustId, async (tx) => (await tx.execute('select *, encode(sealed, \'escape\') as text from vault.sealed_references')).rows);

  await t.test('a reference is nowhere to be read', async (t) => {
    const made = await invite('RX-20417');
    t.equal(made.status, 201);
    t.notMatch(made.raw, /20417/);
    const rows = await rowsOf(world.north.trustId);
    t.equal(rows.length, 1);
    t.notMatch(JSON.stringify(rows), /20417/);
    t.equal(rows[0]?.invitation_id, made.body.invitationId);
    const acts = await world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute('select * from audit_acts'));
    t.ok(acts.rows.some((row) => row.act === 'reference.sealed'));
    t.notMatch(JSON.stringify(acts.rows), /20417/);
  });

  await t.test('the same person invited again has one invitation, with a new code', async (t) => {
    const first = await invite('RX-31000');
    const second = await invite(' rx - 31000');
    const visitor = world.visitor();
    t.equal(second.body.invitationId, first.body.invitationId);
    const join = (code: string, pseudonym: string) =>
      visitor.post('/api/v1/join', { code, pseudonym, password: 'a quiet green harbour' });
    t.equal((await join(first.body.code, 'Slate Robin')).status, 422, 'the old code stopped working');
    t.equal((await join(second.body.code, 'Slate Robin')).status, 201);
    t.equal((await invite('RX-31000')).status, 409, 'who has joined needs a re-entry');
  });

  await t.test('trusts do not share keys or references', async (t) => {
    const south = await world.makeStaff(['moderator'], world.south);
    t.equal((await invite('RX-31000', south)).status, 201);
    const lookups = [...(await rowsOf(world.north.trustId)), ...(await rowsOf(world.south.trustId))].map((row) => row.lookup);
    t.equal(new Set(lookups).size, lookups.length);
    t.equal((await rowsOf(world.south.trustId)).length, 1, 'row-level security');
  });

  await t.test('the application can neither change nor delete a reference', async (t) => {
    for (const statement of ['delete from vault.sealed_references', "update vault.sealed_references set lookup = ''"]) {
      await t.rejects(world.platform.db.withTrust(world.north.trustId, (tx) => tx.execute(statement)), { cause: { code: '42501' } });
    }
  });
});
