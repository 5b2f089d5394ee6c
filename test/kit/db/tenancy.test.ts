// Row-level security: every tenant table is protected, and a transaction sees one trust's rows only.
import { sql } from 'drizzle-orm';
import t from 'tap';
import { Client } from 'pg';
import { newId } from '../../../src/kit/ids.ts';
import { pgCode } from '../../../src/kit/db/errors.ts';
import { addTrust } from '../../../src/trusts/index.ts';
import { fakeClock } from '../../support/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

/** Tables without a policy, and why. */
const WITHOUT_POLICY = new Map([['public.trust_hosts', 'read before there is a trust; holds a host and an id']]);

async function owner<T>({ server, database }: TestDatabase, act: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(server.superuserUrl);
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

t.test('every table is protected, or stands on the list', async (t) => {
  const world = await openDatabase(t);
  const { rows } = await owner(world, (client) =>
    client.query<{ name: string; forced: boolean; policies: string; unchecked: string }>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
        (select count(*) from pg_policy p where p.polrelid = c.oid and p.polcmd in ('*', 'a', 'w') and p.polwithcheck is null) as unchecked
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'bullmq', 'drizzle')`),
  );
  t.ok(rows.length > 20);
  const open = rows.filter((row) => !row.forced || row.policies === '0').map((row) => row.name);
  t.same(open.sort(), [...WITHOUT_POLICY.keys()].sort());
  t.same(rows.filter((row) => row.unchecked !== '0').map((row) => row.name), [], 'every policy for writing has a check');
});

t.test('trust_id comes first in every key of a tenant table', async (t) => {
  const world = await openDatabase(t);
  const { rows } = await owner(world, (client) =>
    client.query<{ name: string; first: string }>(`
      select i.indexrelid::regclass::text as name, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and n.nspname in ('public', 'vault')
      union all
      select k.conname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and n.nspname in ('public', 'vault')`),
  );
  t.ok(rows.length > 30);
  t.same(rows.filter((row) => row.first !== 'trust_id').map((row) => row.name), ['trust_hosts_by_host']);
});

t.test('the roles at run time own nothing and pass no policy', async (t) => {
  const world = await openDatabase(t);
  const { rows } = await owner(world, (client) =>
    client.query<{ rolname: string; strong: boolean; owns: string }>(`
      select r.rolname, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as strong,
        (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relowner = r.oid and n.nspname in ('public', 'vault')) as owns
      from pg_roles r where r.rolname in ('alongside_app', 'alongside_system', 'alongside_owner') order by 1`),
  );
  t.same(rows.map((row) => [row.rolname, row.strong]), [['alongside_app', false], ['alongside_owner', false], ['alongside_system', false]]);
  t.same(rows.filter((row) => row.owns !== '0').map((row) => row.rolname), ['alongside_owner']);
});

t.test('a transaction sees one trust, and none without a trust', async (t) => {
  const { db } = await openDatabase(t, { poolSize: 1 });
  const clock = fakeClock();
  const [north, south] = [newId(clock.now()), newId(clock.now())];
  for (const [trustId, slug] of [[north, 'north'], [south, 'south']] as const) {
    await db.withTrust(trustId, (tx) =>
      addTrust(tx, { slug, name: slug, hosts: [`${slug}.test`], crisisLine: '0808 157 0999', crisisHours: 'any time', crisisOwner: 'Lead' }, clock.now()),
    );
  }
  const slugs = (trustId: string) =>
    db.withTrust(trustId, async (tx) => (await tx.execute<{ slug: string }>(sql`select slug from trusts`)).rows.map((row) => row.slug));
  t.same(await slugs(north), ['north']);
  t.same(await slugs(south), ['south']);
  t.same(await slugs(newId(clock.now())), []);
  const atOnce = await db.readTrust(south, (tx) => tx.named<{ slug: string }>({ name: 'slugs', text: 'select slug from trusts' }, []));
  t.same(atOnce, [{ slug: 'south' }]);

  await t.rejects(
    db.withTrust(north, (tx) => tx.execute(sql`insert into taken_names (trust_id, skeleton, account_id, taken_at) values (${south}, 'x', ${south}, '2026-01-01')`)),
    'a row of another trust cannot be written',
  );
  t.same(await slugs(south), ['south'], 'the same connection goes on without the failed transaction’s trust');
  const moved = await db.withTrust(north, (tx) => tx.execute(sql`update trusts set name = 'taken' where trust_id = ${south}`));
  t.equal(moved.rowCount, 0);
});

t.test('the record of acts can be added to and never altered', async (t) => {
  const { db } = await openDatabase(t);
  const clock = fakeClock();
  const trustId = newId(clock.now());
  await db.withTrust(trustId, (tx) =>
    addTrust(tx, { slug: 'n', name: 'n', hosts: ['n.test'], crisisLine: '0808 157 0999', crisisHours: 'any time', crisisOwner: 'Lead' }, clock.now()),
  );
  for (const statement of [sql`update audit_acts set act = 'x'`, sql`delete from audit_acts`, sql`truncate audit_acts`]) {
    const failed = await db.withTrust(trustId, (tx) => tx.execute(statement)).then(() => null, pgCode);
    t.equal(failed, '42501');
  }
});

t.test('the system role reads ids and times, not words', async (t) => {
  const { db } = await openDatabase(t);
  const refused = async (statement: ReturnType<typeof sql>): Promise<unknown> =>
    db.withSystem((tx) => tx.execute(statement)).then(() => null, pgCode);
  t.equal(await refused(sql`select body from text_revisions`), '42501');
  t.equal(await refused(sql`select * from messages`), '42501');
  t.equal(await refused(sql`select * from accounts`), '42501');
  t.equal(await refused(sql`select * from vault.sealed_references`), '42501');
  t.equal(await refused(sql`update text_revisions set attempt = 1`), '42501');
  t.equal(await refused(sql`select revision_id, sweep_at from text_revisions`), null);
});
