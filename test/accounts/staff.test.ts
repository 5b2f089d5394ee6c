// Staff over HTTP: being added, having roles changed, and names nobody else may have.
import t from 'tap';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a quiet green harbour';

t.test('staff', async (t) => {
  const world = await openWorld(t);
  const admin = await world.makeStaff(['administrator']);
  const add = (more: object = {}) =>
    admin.post('/api/v1/staff', { signInName: 'wren.1', roleName: 'Wren, moderator', password: PASSWORD, roles: ['moderator'], ...more });

  await t.test('names are unique, also by their looks, and not a client\'s', async (t) => {
    await world.visitor().post('/api/v1/join', { code: await world.invite(), pseudonym: 'Poppy', password: PASSWORD });
    const added = await add();
    t.equal(added.status, 201);
    t.match(added.body.totpAddress, /^otpauth:\/\/totp\//);
    t.equal((await add({ roleName: 'Lark, moderator' })).body.errors[0].path, 'body.signInName');
    t.equal((await add({ signInName: 'WREN.1', roleName: 'Finch, moderator' })).body.errors[0].path, 'body.signInName');
    t.equal((await add({ signInName: 'wren.2', roleName: 'VVren, lead' })).body.errors[0].path, 'body.roleName');
    t.equal((await add({ signInName: 'wren.3', roleName: 'P0ppy, moderator' })).body.errors[0].path, 'body.roleName');
    t.equal((await add({ signInName: 'wren.4', roleName: 'Lark, moderator' })).status, 201, 'a refused one had taken nothing');
  });

  await t.test('bad input is named', async (t) => {
    const bad: [object, string][] = [
      [{ password: 'password1' }, 'body.password'],
      [{ roles: [] }, 'body.roles'],
      [{ roles: ['owner'] }, 'body.roles.0'],
      [{ signInName: 'x' }, 'body.signInName'],
      [{ roleName: 'Jay\u0000' }, 'body.roleName'],
      [{ admin: true }, 'body'],
    ];
    for (const [change, path] of bad) {
      const answer = await add({ signInName: 'jay.1', roleName: 'Jay, moderator', ...change });
      t.same([answer.status, answer.body.errors?.[0]?.path], [422, path]);
    }
  });

  await t.test('only administrators add staff', async (t) => {
    for (const person of [await world.makeStaff(['lead']), await world.makeStaff(['auditor']), await world.makeClient()]) {
      t.equal((await person.post('/api/v1/staff', {})).status, 403);
    }
  });

  await t.test('a change of roles ends sessions and counts from the next sign-in', async (t) => {
    const moderator = await world.makeStaff(['moderator']);
    t.equal((await moderator.get('/api/v1/invitations')).status, 200);
    t.equal((await admin.put(`/api/v1/staff/${moderator.accountId}/roles`, { roles: ['auditor', 'lead'] })).status, 204);
    t.equal((await moderator.get('/api/v1/invitations')).status, 401);
    const { rows } = await world.platform.db.withTrust(world.north.trustId, (tx) =>
      tx.execute(`select role from account_roles where account_id = '${moderator.accountId}' order by role`),
    );
    t.same(rows.map((row) => row.role), ['auditor', 'lead']);
  });

  await t.test('not one\'s own, not a client\'s, not another trust\'s', async (t) => {
    const roles = { roles: ['lead'] };
    t.equal((await admin.put(`/api/v1/staff/${admin.accountId}/roles`, roles)).status, 403);
    t.equal((await admin.put(`/api/v1/staff/${(await world.makeClient()).accountId}/roles`, roles)).status, 404);
    const southern = await world.makeStaff(['moderator'], world.south);
    t.equal((await admin.put(`/api/v1/staff/${southern.accountId}/roles`, roles)).status, 404);
    t.equal((await southern.get('/api/v1/invitations')).status, 200);
  });
});
