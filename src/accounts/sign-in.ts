// Signing in: proving with a password, and staff with a code too, whose account it is.
import type { Tx } from '../kit/db/tx.ts';
import { type AccountWithRoles, accountNamed } from './find-account.ts';
import { passwordMatches } from './password-hash.ts';
import { useTotp } from './totp.ts';

export type Proof = { as: 'client'; name: string; password: string } | { as: 'staff'; name: string; password: string; totp: string };

/**
 * Whose account somebody proves to own. The password's work is done whether or not there is such a name, so
 * that neither the answer nor its time says which names exist (OWASP ASVS 5.0, 6.3.8). A code of staff is
 * used up only with a right password.
 * @param secret the installation's secret, which opens the second factor
 * @returns the account, or null for every kind of failure
 */
export async function proveAccount(tx: Tx, proof: Proof, secret: string, now: Date): Promise<AccountWithRoles | null> {
  const account = await accountNamed(tx, proof.as, proof.name);
  const right = await passwordMatches(account?.passwordHash ?? null, proof.password);
  if (!account || !right) return null;
  if (proof.as === 'staff' && !(await useTotp(tx, account.accountId, proof.totp, secret, now))) return null;
  return account;
}
