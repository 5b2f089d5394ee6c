// Which trust answers on a host, remembered for a short while because every request asks.
import { sql } from 'drizzle-orm';
import type { TrustRef } from '../kit/actor.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/db/open.ts';

/** How long an answer is believed, in milliseconds. */
const BELIEVED_MS = 30_000;

export type FindTrust = (host: string) => Promise<TrustRef | null>;

/**
 * Makes the look-up from host to trust.
 * @returns a function from a Host header's name, without port, to its trust, or null if none answers there;
 *   while PostgreSQL is away, what was last known is still believed
 */
export function openTrustFinder(db: Db, clock: Clock): FindTrust {
  const known = new Map<string, { trust: TrustRef | null; readAt: number }>();
  return async (host) => {
    const kept = known.get(host);
    if (kept && clock.monotonicMs() - kept.readAt < BELIEVED_MS) return kept.trust;
    try {
      const trust = await readTrust(db, host);
      // Unknown hosts are not kept: anybody can invent them, without end.
      if (trust) known.set(host, { trust, readAt: clock.monotonicMs() });
      else known.delete(host);
      return trust;
    } catch (error) {
      if (kept) return kept.trust;
      throw error;
    }
  };
}

async function readTrust(db: Db, host: string): Promise<TrustRef | null> {
  const trustId = await db.withSystem(async (tx) => {
    const { rows } = await tx.execute<{ trust_id: string }>(sql`select trust_id from trust_hosts where host = ${host}`);
    return rows[0]?.trust_id ?? null;
  });
  if (trustId === null) return null;
  return db.withTrust(trustId, async (tx) => {
    const { rows } = await tx.execute<{ slug: string; name: string; time_zone: string }>(
      sql`select slug, name, time_zone from trusts where trust_id = ${trustId}`,
    );
    const row = rows[0];
    return row ? { trustId, slug: row.slug, name: row.name, timeZone: row.time_zone } : null;
  });
}
