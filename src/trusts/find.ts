// Which trust answers on a host, remembered for a short while because every request asks.
import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { TrustRef } from '../kit/actor.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/db/open.ts';
import type { Log } from '../kit/log.ts';
import { trustSettings } from './settings.ts';
import type { UrgentHelp } from './urgent-help.ts';

/** How long an answer is believed, in milliseconds. */
const BELIEVED_MS = 30_000;

type FinderDeps = { db: Db; clock: Clock; log: Pick<Log, 'warn'> };

export type FindTrust = (host: string) => Promise<TrustRef | null>;

/** Finds the trust of every host once, so that each has its urgent-help page before anybody asks for it. */
export async function findEveryTrust(db: Db, find: FindTrust): Promise<void> {
  const { rows } = await db.withSystem((tx) => tx.execute<{ host: string }>(sql`select host from trust_hosts`));
  for (const { host } of rows) await find(host);
}

/**
 * Makes the look-up from host to trust.
 * @returns a function from a Host header's name, without port, to its trust, or null if none answers there;
 *   while PostgreSQL is away, what was last known is still believed
 */
export function openTrustFinder(deps: FinderDeps, urgentHelp: UrgentHelp): FindTrust {
  const { clock } = deps;
  const known = new Map<string, { trust: TrustRef | null; readAt: number }>();
  return async (host) => {
    const kept = known.get(host);
    if (kept && clock.monotonicMs() - kept.readAt < BELIEVED_MS) return kept.trust;
    try {
      const trust = await readTrust(deps, host, urgentHelp);
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

async function readTrust({ db, log }: FinderDeps, host: string, urgentHelp: UrgentHelp): Promise<TrustRef | null> {
  const trustId = await db.withSystem(async (tx) => {
    const { rows } = await tx.execute<{ trust_id: string }>(sql`select trust_id from trust_hosts where host = ${host}`);
    return rows[0]?.trust_id ?? null;
  });
  if (trustId === null) return null;
  const settings = await db.withTrust(trustId, trustSettings);
  // Whoever finds a trust also keeps its urgent-help page fresh, for the day the database is away. A full disk
  // must not keep members out: without a page of its own a host has the national one.
  const checked = DateTime.fromJSDate(settings.crisisCheckedAt, { zone: settings.timeZone }).toISODate() ?? '';
  const own = { name: settings.name, crisisLine: settings.crisisLine, crisisHours: settings.crisisHours, checked };
  await urgentHelp.keep(host, own).catch((err: unknown) => log.warn({ err, trustId }, 'an urgent-help page could not be kept'));
  return { trustId, slug: settings.slug, name: settings.name, timeZone: settings.timeZone };
}
