// Adding a trust to an installation, with the hosts it answers on and settings to begin with.
import type { Tx } from '../kit/db/tx.ts';
import { recordAct } from '../audit/index.ts';
import { trustHosts, trusts } from './tables.ts';

export type NewTrust = {
  slug: string;
  name: string;
  hosts: string[];
  crisisLine: string;
  crisisHours: string;
  crisisOwner: string;
};

/**
 * Adds a trust. Targets, lease and policy start with defaults that the trust changes before it opens.
 * @param tx a transaction in which the new trust's id is already set
 * @param input what it is called and where it answers
 * @param now when
 */
export async function addTrust(tx: Tx, input: NewTrust, now: Date): Promise<void> {
  const { hosts, ...named } = input;
  await tx.insert(trusts).values({
    trustId: tx.trustId,
    ...named,
    timeZone: 'Europe/London',
    createdAt: now,
    targetImmediate: 15,
    targetUrgent: 60,
    targetSoon: 240,
    targetRoutine: 1440,
    targetNotRead: 1440,
    leaseSeconds: 600,
    policyVersion: '2026-11',
    crisisCheckedAt: now,
  });
  await tx.insert(trustHosts).values(hosts.map((host) => ({ trustId: tx.trustId, host })));
  await recordAct(tx, { kind: 'service' }, { act: 'trust.added', subject: { kind: 'trust', id: tx.trustId } }, now);
}
