// Finding an account by the name somebody types to sign in.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Role } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { skeleton } from '../kit/skeleton.ts';
import { accounts } from './tables.ts';

export type AccountWithRoles = typeof accounts.$inferSelect & { roles: Role[] };

/** The form in which a staff sign-in name is kept and compared. */
export function foldSignInName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The form in which any name typed to sign in is compared: a client's as its skeleton, so that case and spaces do not matter. */
export function foldedName(kind: 'client' | 'staff', name: string): string {
  return kind === 'client' ? skeleton(name) : foldSignInName(name);
}

/** Of an account in the same statement, so that looking a name up takes as long whether or not there is one. */
const rolesOfAccount = sql<Role[]>`(select coalesce(array_agg(r.role order by r.role), '{}') from account_roles r
  where r.trust_id = accounts.trust_id and r.account_id = accounts.account_id)`;

/**
 * The account somebody means, with its roles; null if there is none or it has ended.
 */
export async function accountNamed(tx: Tx, kind: 'client' | 'staff', name: string): Promise<AccountWithRoles | null> {
  const [row] = await tx
    .select({ account: accounts, roles: rolesOfAccount })
    .from(accounts)
    .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.kind, kind), eq(accounts.signInName, foldedName(kind, name)), isNull(accounts.endedAt)));
  return row ? { ...row.account, roles: row.roles } : null;
}
