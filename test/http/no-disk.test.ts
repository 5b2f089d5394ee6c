// A data directory that cannot be written keeps nobody out.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { openWorld } from '../support/world.ts';

t.test('with nowhere to keep it, a trust is served and its urgent-help page is the national one', async (t) => {
  const folder = t.testdir();
  // A file where the folder of pages would be: nothing can be written under it, whoever runs the test.
  await writeFile(join(folder, 'urgent-help'), '');
  const world = await openWorld(t, { config: { dataDir: folder } });
  const client = await world.makeClient();
  t.equal((await client.get('/api/v1/forums')).status, 200);
  const page = await world.visitor().get('/urgent-help');
  t.equal(page.status, 200);
  t.match(page.raw, /116 123/);
  t.notMatch(page.raw, /northfold/);
});
