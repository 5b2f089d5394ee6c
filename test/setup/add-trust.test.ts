// Adding a real trust from a file, and keeping production away from demo data.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import t from 'tap';
import { addTrustFrom, refuseDemoData } from '../../src/setup/index.ts';
import { newId } from '../../src/kit/ids.ts';
import { addTrust } from '../../src/trusts/index.ts';
import { openWorld } from '../support/world.ts';

const README = new URL('../../README.md', import.meta.url);

async function written(t: { teardown: (act: () => Promise<void>) => void }, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-trust-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'trust.json');
  await writeFile(path, content);
  return path;
}

t.test('the file of the README makes a trust whose administrator can sign in', async (t) => {
  const world = await openWorld(t);
  const printed = /```json\n([\s\S]*?)```/.exec(await readFile(README, 'utf8'))?.[1] ?? '';
  const path = await written(t, printed);
  const said = await addTrustFrom(world.platform, path);
  t.match(said, /answers on forum.example.nhs.uk/);
  const password = /password {5}(\S+)/.exec(said)?.[1];
  const secret = /TOTP secret {2}(\S+)/.exec(said)?.[1] ?? '';
  const totp = new TOTP({ secret }).generate({ timestamp: world.clock.now().getTime() });
  const host = { trustId: '', host: 'forum.example.nhs.uk', forums: world.north.forums };
  const session = await world.visitor(host).post('/api/v1/sessions', { as: 'staff', name: 'first.administrator', password, totp, kind: 'token' });
  t.equal(session.status, 201);
  const rules = await world.visitor(host).get('/api/v1/rules?limit=100', { authorization: `Bearer ${session.body.token}` });
  t.ok(rules.body.items.length > 10, 'it starts with the starter rules');
  await t.rejects(addTrustFrom(world.platform, path), /Another trust answers on one of these hosts/);
});

t.test('a file that does not fit is refused line by line, and nothing is half added', async (t) => {
  const world = await openWorld(t);
  const wrong = await written(t, JSON.stringify({ slug: 'X', name: 'A Trust', hosts: ['Forum.Example'], forums: [], colour: 'red' }));
  await t.rejects(addTrustFrom(world.platform, wrong), /slug: Use 2 to 40[\s\S]*hosts\.0: Use a host name[\s\S]*administrator/);
  await t.rejects(addTrustFrom(world.platform, await written(t, '{')), /cannot be read as JSON/);
  t.equal((await world.app.inject({ method: 'GET', url: '/api/v1/forums', headers: { host: 'forum.example' } })).statusCode, 404);
});

t.test('a database with demo data is refused for production', async (t) => {
  const { platform } = await openWorld(t);
  await refuseDemoData(platform.db);
  const now = platform.clock.now();
  await platform.db.withTrust(newId(now), (tx) =>
    addTrust(tx, { slug: 'demo', name: 'Demo', hosts: ['localhost'], crisisLine: '0808 157 0999', crisisHours: 'any time', crisisOwner: 'Lead' }, now),
  );
  await t.rejects(refuseDemoData(platform.db), /holds demo data/);
});
