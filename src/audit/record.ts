// Recording an act: one row, in the transaction of the act itself.
import type { Actor } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { auditActs } from './tables.ts';

/** Who acted: somebody, or the service by itself. */
export type Actee = Actor | { kind: 'service' };

export type Act = {
  /** What was done, as `thing.verb`. */
  act: string;
  subject: { kind: string; id: string | null };
  /** Ids, versions and codes; never what somebody wrote. */
  details?: Record<string, string | number | boolean | null>;
};

/**
 * Writes an act to the trust's record. If the act is rolled back, so is its row, and if the row
 * cannot be written the act does not happen (OWASP ASVS 5.0, 16.2).
 * @param tx the act's own transaction
 * @param by who acted
 * @param act what was done, to what
 * @param now when
 */
export async function recordAct(tx: Tx, by: Actee, act: Act, now: Date): Promise<void> {
  tx.add(auditActs, {
    trustId: tx.trustId,
    at: now,
    actorKind: by.kind,
    actorId: by.kind === 'client' || by.kind === 'staff' ? by.accountId : null,
    act: act.act,
    subjectKind: act.subject.kind,
    subjectId: act.subject.id,
    details: act.details ?? {},
  });
}
