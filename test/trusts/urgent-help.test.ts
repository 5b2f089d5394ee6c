// The urgent-help page as it is kept on disk.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { openUrgentHelp } from '../../src/trusts/urgent-help.ts';

const OWN = { name: 'Made-up Trust', crisisLine: '0808 157 0999', crisisHours: 'any time', checked: '2026-11-23' };

t.test('many who find a trust at the same moment all keep its page', async (t) => {
  const folder = t.testdir({});
  const help = openUrgentHelp(folder);
  await Promise.all(Array.from({ length: 20 }, () => help.keep('made-up.test', OWN)));
  t.match(await help.page('made-up.test'), /0808 157 0999/);
  t.same(await readdir(join(folder, 'urgent-help')), ['made-up.test.html'], 'and leave nothing beside it');
});

t.test('a host that could name another folder has the national page, and nothing is written', async (t) => {
  const folder = t.testdir({});
  const help = openUrgentHelp(folder);
  await help.keep('../elsewhere', OWN);
  t.notMatch(await help.page('../elsewhere'), /0808 157 0999/);
  t.same(await readdir(folder), []);
});
