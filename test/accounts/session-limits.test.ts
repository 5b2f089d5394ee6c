// How long sessions last, by who and where.
import t from 'tap';
import { sessionLimits } from '../../src/accounts/session-limits.ts';

t.test('the table', async (t) => {
  const client = { kind: 'client' as const, roles: [] };
  const moderator = { kind: 'staff' as const, roles: ['moderator' as const] };
  const auditor = { kind: 'staff' as const, roles: ['auditor' as const] };
  t.same(sessionLimits(client, false), { idleSeconds: 86_400, absoluteSeconds: 2_592_000, kept: true });
  t.same(sessionLimits(moderator, false), { idleSeconds: 3600, absoluteSeconds: 43_200, kept: false });
  t.same(sessionLimits(auditor, false), { idleSeconds: 3600, absoluteSeconds: 43_200, kept: false });
  for (const who of [client, moderator, auditor]) t.same(sessionLimits(who, true), { idleSeconds: 900, absoluteSeconds: 7200, kept: false });
});
