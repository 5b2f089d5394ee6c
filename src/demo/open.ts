// Opening the demo: made on a first start, found on later ones, finished if a start was cut short.
import { eq, sql } from 'drizzle-orm';
import { makeInvitation } from '../accounts/index.ts';
import { forums } from '../forum/index.ts';
import { pgCode, violatedConstraint } from '../kit/db/errors.ts';
import { newId } from '../kit/ids.ts';
import type { Platform } from '../platform.ts';
import type { DemoFile, DemoTrust } from './contract.ts';
import { fillTrust } from './fill.ts';
import { claimDemo, demoFileOf, readDemo, replaceDemo } from './keep.ts';
import { planDemo } from './plan.ts';
import { printDemo } from './printed.ts';

type DemoPlatform = Pick<Platform, 'config' | 'secrets' | 'clock' | 'db'>;

/** Unused invitation codes of each trust in the file. */
const INVITATIONS = 40;
const INVITATION_DAYS = 60;

/**
 * Makes the demo's two trusts and DATA_DIR/demo.json, or finds them. Several processes may do this at
 * once: the file is made first and by one of them, each trust is filled in one transaction by one of
 * them, and what a cut-short start left undone is done by the next.
 * @returns what to print once the port is known
 * @throws Error in production, or if the data are there and the file with their sign-ins is not
 */
export async function openDemo(platform: DemoPlatform): Promise<{ printed(port: number): string }> {
  const { config, db } = platform;
  if (config.production) throw new Error('Production does not hold demo data.');
  const file = demoFileOf(config.dataDir);
  let demo = await planned(platform, file);
  const before = await Promise.all(demo.trusts.map(({ host }) => trustOf(db, host)));
  if (before.every((trustId) => trustId === null) && demo.trusts.some(({ invitations }) => invitations.length > 0)) {
    // The file is of a database that is gone: its people come back with the same sign-ins, its codes do not.
    demo = { trusts: demo.trusts.map((trust) => ({ ...trust, invitations: [], forums: [] })) };
    await replaceDemo(file, demo);
  }
  for (const trust of demo.trusts) await ensureFilled(platform, trust);
  const finished = await finish(platform, file, demo);
  return { printed: (port) => printDemo(finished, file, port) };
}

/** The file, made if there is none yet and no data that would need the one that was there. */
async function planned({ db }: DemoPlatform, file: string): Promise<DemoFile> {
  const kept = await readDemo(file);
  if (kept) return kept;
  const plan = planDemo();
  const there = await Promise.all(plan.trusts.map(({ host }) => trustOf(db, host)));
  if (there.every((trustId) => trustId === null)) return claimDemo(file, plan);
  // A twin makes the file before its data, so if it is a twin's work the file is there by now.
  const twins = await readDemo(file);
  if (twins) return twins;
  throw new Error(
    `The demo's data are there, but ${file} with its sign-ins is not. They are kept nowhere else. ` +
      'To start again, stop the server and delete the data directory (or empty the database). To go on without the demo, set DEMO=false.',
  );
}

async function ensureFilled({ db, clock, secrets }: DemoPlatform, trust: DemoTrust): Promise<void> {
  while ((await trustOf(db, trust.host)) === null) {
    const now = clock.now();
    try {
      await db.withTrust(newId(now), (tx) => fillTrust(tx, trust, secrets.secret, now));
    } catch (error) {
      if (!isTwins(error)) throw error;
    }
  }
}

/** Whether another process has the same host in hand: it took it, or we waited too long for it to (55P03). */
function isTwins(error: unknown): boolean {
  return violatedConstraint(error) === 'trust_hosts_by_host' || pgCode(error) === '55P03';
}

/** Adds what only exists once a trust is filled, to trusts that lack it. */
async function finish(platform: DemoPlatform, file: string, demo: DemoFile): Promise<DemoFile> {
  if (demo.trusts.every(({ invitations, forums }) => invitations.length > 0 && forums.length > 0)) return demo;
  const trusts: DemoTrust[] = [];
  for (const trust of (await readDemo(file))?.trusts ?? demo.trusts) {
    trusts.push(trust.invitations.length > 0 && trust.forums.length > 0 ? trust : await finishTrust(platform, trust));
  }
  await replaceDemo(file, { trusts });
  return { trusts };
}

async function finishTrust({ db, clock }: DemoPlatform, trust: DemoTrust): Promise<DemoTrust> {
  const trustId = await trustOf(db, trust.host);
  if (trustId === null) throw new Error('A demo trust went away while it was being made.');
  return db.withTrust(trustId, async (tx) => {
    const found = await tx
      .select({ forumId: forums.forumId, slug: forums.slug })
      .from(forums)
      .where(eq(forums.trustId, tx.trustId))
      .orderBy(forums.position);
    const invitations: string[] = [];
    while (invitations.length < INVITATIONS) {
      const { code } = await makeInvitation(tx, { kind: 'service' }, { expiresInDays: INVITATION_DAYS }, clock.now());
      invitations.push(code);
    }
    return { ...trust, invitations, forums: found };
  });
}

async function trustOf(db: Platform['db'], host: string): Promise<string | null> {
  return db.withSystem(async (tx) => {
    const { rows } = await tx.execute<{ trust_id: string }>(sql`select trust_id from trust_hosts where host = ${host}`);
    return rows[0]?.trust_id ?? null;
  });
}
