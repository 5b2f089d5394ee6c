// Claiming a case with a lease, renewing it, and passing it on without penalty.
import { and, eq } from 'drizzle-orm';
import { accounts } from '../accounts/index.ts';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound, Problem } from '../kit/problem.ts';
import { posts } from '../forum/index.ts';
import { trustSettings } from '../trusts/index.ts';
import { type CaseEvent, type CaseRow, transition } from './case.ts';
import { lockCase, saveCase } from './open-case.ts';
import { mayHandle, ownPost } from './policy.ts';
import { versionOf } from './version.ts';

export type Claimed = { caseId: string; claimNumber: number; leaseEndsAt: Date | null; version: number };

/**
 * Claims a case for as long as the trust's lease, or renews one's own claim.
 * @throws not-found (404); not-allowed (403) for a case about one's own post; state-conflict (409)
 *   if it is closed, or if somebody else holds it, with their role name and until when
 */
export async function claimCase(tx: Tx, by: Staff, caseId: string, now: Date): Promise<Claimed> {
  return move(tx, by, caseId, 'case.claimed', now, (leaseSeconds) => ({ kind: 'claimed', by: by.accountId, at: now, leaseSeconds }));
}

/** Renews a claim from now. @throws lease-lost (409) if it has ended, or it is another claim by now */
export async function renewClaim(tx: Tx, by: Staff, caseId: string, claimNumber: number, now: Date): Promise<Claimed> {
  return move(tx, by, caseId, 'case.renewed', now, (leaseSeconds) => ({
    kind: 'renewed',
    by: by.accountId,
    claimNumber,
    at: now,
    leaseSeconds,
  }));
}

/** Gives a case back to the queue: nothing is asked and nothing is counted. @throws lease-lost (409) */
export async function releaseClaim(tx: Tx, by: Staff, caseId: string, claimNumber: number, now: Date): Promise<Claimed> {
  return move(tx, by, caseId, 'case.released', now, () => ({ kind: 'released', by: by.accountId, claimNumber, at: now }));
}

async function move(
  tx: Tx,
  by: Staff,
  caseId: string,
  act: string,
  now: Date,
  eventOf: (leaseSeconds: number) => CaseEvent,
): Promise<Claimed> {
  const row = await lockCase(tx, caseId);
  if (!row) throw notFound();
  const [settings, [post]] = await Promise.all([
    trustSettings(tx),
    tx
      .select()
      .from(posts)
      .where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, row.postId))),
  ]);
  if (!post) throw notFound();
  if (!mayHandle(by, post)) throw ownPost();
  const outcome = transition(row, eventOf(settings.leaseSeconds));
  if ('refused' in outcome) throw await refusedBecause(tx, row, outcome.refused);
  const { next } = outcome;
  await saveCase(tx, row, next);
  await recordAct(tx, by, { act, subject: { kind: 'case', id: caseId }, details: { claim: next.claimNumber } }, now);
  return { caseId, claimNumber: next.claimNumber, leaseEndsAt: next.leaseEndsAt, version: versionOf(next, post) };
}

/** What is said when a case does not allow an act. */
export async function refusedBecause(tx: Tx, row: CaseRow, why: 'closed' | 'held' | 'lost'): Promise<Problem> {
  if (why === 'closed') return new Problem('state-conflict', 'This case is closed: somebody has decided.');
  if (why === 'lost') return new Problem('lease-lost', 'Your claim has ended. Claim the case again; keep what you wrote.');
  const [holder] = await tx
    .select({ name: accounts.displayName })
    .from(accounts)
    .where(and(eq(accounts.trustId, tx.trustId), eq(accounts.accountId, row.claimedBy ?? '')));
  const heldBy = holder?.name ?? '';
  return new Problem('state-conflict', `${heldBy} has this case.`, {
    shown: { heldBy, heldUntil: row.leaseEndsAt?.toISOString() ?? null },
  });
}
