// Client references: put in sealed, found again only by those who already know them.
import { and, eq } from 'drizzle-orm';
import { recordAct, type Actee } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { seal } from '../kit/seal.ts';
import { deriveKey, sign } from '../kit/secrets.ts';
import { sealedReferences } from './tables.ts';

export type Reference = {
  /** The trust's own reference for a client. */
  text: string;
  /** The installation's secret, from which the trust's keys are derived. */
  secret: string;
};

/**
 * Seals a client reference for an invitation: AES-256-GCM under a key of this trust, with an HMAC to find it by.
 * A reference can be sealed once in a trust; look for it with `invitationOf` first.
 * @param by who brought it
 */
export async function sealReference(tx: Tx, by: Actee, invitationId: string, reference: Reference, now: Date): Promise<void> {
  const key = deriveKey(reference.secret, `vault:seal:${tx.trustId}`);
  await tx.insert(sealedReferences).values({
    trustId: tx.trustId,
    invitationId,
    sealed: seal(key, reference.text.trim(), `${tx.trustId}:${invitationId}`),
    lookup: lookupOf(tx.trustId, reference),
    createdAt: now,
  });
  await recordAct(tx, by, { act: 'reference.sealed', subject: { kind: 'invitation', id: invitationId } }, now);
}

/**
 * The invitation a known reference belongs to. A find is recorded: it says that the person was invited.
 * @param by who asks
 * @returns the invitation's id, or null if this trust holds no such reference
 */
export async function invitationOf(tx: Tx, by: Actee, reference: Reference, now: Date): Promise<string | null> {
  const [row] = await tx
    .select({ invitationId: sealedReferences.invitationId })
    .from(sealedReferences)
    .where(and(eq(sealedReferences.trustId, tx.trustId), eq(sealedReferences.lookup, lookupOf(tx.trustId, reference))));
  if (!row) return null;
  await recordAct(tx, by, { act: 'reference.found', subject: { kind: 'invitation', id: row.invitationId } }, now);
  return row.invitationId;
}

/** Case, spacing and compatibility forms do not make another reference of the same one. */
function lookupOf(trustId: string, { text, secret }: Reference): string {
  const plain = text.normalize('NFKC').toUpperCase().replace(/\s+/gu, '');
  return sign(deriveKey(secret, `vault:lookup:${trustId}`), plain);
}
