// Members of staff: adding one, and changing what they may do.
import { and, eq, isNull } from 'drizzle-orm';
import { type Actee, recordAct } from '../audit/index.ts';
import type { Role, Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { invalid, notFound, Problem } from '../kit/problem.ts';
import { skeleton } from '../kit/skeleton.ts';
import { trustSettings } from '../trusts/index.ts';
import { foldSignInName } from './find-account.ts';
import { hashPassword } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { mayChangeRoles } from './policy.ts';
import { endSessions } from './sessions.ts';
import { accountRoles, accounts } from './tables.ts';
import { takeName } from './take-name.ts';
import { keepTotpSecret, newTotpSecret, totpAddress } from './totp.ts';

export type NewStaff = {
  /** What they type to sign in. */
  signInName: string;
  /** What everybody sees, such as "Robin, moderator": theirs for good, never their own name. */
  roleName: string;
  password: string;
  roles: readonly Role[];
  /** Base32; a new one is made unless given. */
  totpSecret?: string;
};

/**
 * Adds a member of staff with a password and a second factor.
 * @param deps the installation's secret, which seals the second factor; and who adds them, the service unless given
 * @returns the account, and the second factor's secret and address, shown this once
 * @throws invalid-input (422) at `body.password`, `body.signInName` or `body.roleName`
 */
export async function addStaff(
  tx: Tx,
  deps: { secret: string; by?: Actee },
  input: NewStaff,
  now: Date,
): Promise<{ accountId: string; totpSecret: string; totpAddress: string }> {
  const trust = await trustSettings(tx);
  const signInName = foldSignInName(input.signInName);
  const weak = passwordProblem(input.password, [signInName, input.roleName, trust.name, trust.slug]);
  if (weak) throw invalid('body.password', weak);
  const accountId = newId(now);
  for (const name of namesOf(input.roleName)) {
    if (!(await takeName(tx, name, accountId, now))) {
      throw invalid('body.roleName', 'Somebody here has or had this name, or one that looks like it. Choose another.');
    }
  }
  const inserted = await tx
    .insert(accounts)
    .values({
      trustId: tx.trustId,
      accountId,
      kind: 'staff',
      displayName: input.roleName,
      signInName,
      passwordHash: await hashPassword(input.password),
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ accountId: accounts.accountId });
  if (inserted.length === 0) throw invalid('body.signInName', 'Somebody signs in with this name. Choose another.');
  await putRoles(tx, accountId, input.roles);
  const totpSecret = input.totpSecret ?? newTotpSecret();
  await keepTotpSecret(tx, accountId, totpSecret, deps.secret);
  const details = { roles: [...input.roles].sort().join(' ') };
  await recordAct(tx, deps.by ?? { kind: 'service' }, { act: 'staff.added', subject: { kind: 'account', id: accountId }, details }, now);
  return { accountId, totpSecret, totpAddress: totpAddress(totpSecret, signInName, trust.name) };
}

/** "Robin, moderator" takes "Robin" too, so that no client can pass for Robin. */
function namesOf(roleName: string): Set<string> {
  return new Set([skeleton(roleName), skeleton(roleName.split(',')[0] ?? roleName)]);
}

/**
 * Changes the roles of a member of staff and ends their sessions, so that nothing is done with the old ones.
 * @throws not-found (404) if it is no member of staff of this trust; not-allowed (403) for one's own
 */
export async function changeRoles(tx: Tx, by: Staff, accountId: string, roles: readonly Role[], now: Date): Promise<void> {
  const [account] = await tx
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, accountId), eq(accounts.kind, 'staff'), isNull(accounts.endedAt)))
    .for('update');
  if (!account) throw notFound();
  if (!mayChangeRoles(by, account)) throw new Problem('not-allowed', 'Nobody changes their own roles. Ask another administrator.');
  await tx.delete(accountRoles).where(and(eq(accountRoles.trustId, tx.trustId), eq(accountRoles.accountId, accountId)));
  await putRoles(tx, accountId, roles);
  const sessionsEnded = await endSessions(tx, accountId, 'all', now);
  const details = { roles: [...roles].sort().join(' '), sessionsEnded };
  await recordAct(tx, by, { act: 'roles.changed', subject: { kind: 'account', id: accountId }, details }, now);
}

async function putRoles(tx: Tx, accountId: string, roles: readonly Role[]): Promise<void> {
  if (roles.length === 0) return;
  await tx.insert(accountRoles).values([...new Set(roles)].map((role) => ({ trustId: tx.trustId, accountId, role })));
}
