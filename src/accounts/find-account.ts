// Finding an account by the name somebody types to sign in.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Role } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { skeleton } from '../kit/skeleton.ts';
import { accountRoles, accounts } from './tables.ts';

export type AccountWithRoles = typeof accounts.$inferSelect & { roles: Role[] };

/** The form in which a staff sign-in name is kept and compared. */
export function foldSignInName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The form in which any name typed to sign in is compared: a client's as its skeleton, so that case and spaces do not matter. */
export function foldedName(kind: 'client' | 'staff', name: string): string {
  return kind === 'client' ? skeleton(name) : foldSignInName(name);
}

/**
 * The account somebody means, with its roles; null if there is none or it has ended.
 */
export async function accountNamed(tx: Tx, kind: 'client' | 'staff', name: string): Promise<AccountWithRoles | null> {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.kind, kind), eq(accounts.signInName, foldedName(kind, name)), isNull(accounts.endedAt)));
  if (!account) return null;
  const [roles] = await tx
    .select({ all: sql<Role[]>`coalesce(array_agg(${accountRoles.role} order by ${accountRoles.role}), '{}')` })
    .from(accountRoles)
    .where(and(eq(accountRoles.trustId, tx.trustId), eq(accountRoles.accountId, account.accountId)));
  return { ...account, roles: roles?.all ?? [] };
}
