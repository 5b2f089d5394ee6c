// Production does not run on a database that holds the made-up trusts.
import { sql } from 'drizzle-orm';
import type { Db } from '../kit/db/open.ts';

/**
 * Refuses a database in which a trust answers on the demo's hosts.
 * @throws Error saying what to do; passes while PostgreSQL is away, since then nothing is served from it
 */
export async function refuseDemoData(db: Db): Promise<void> {
  const found = await db
    .withSystem((tx) => tx.execute(sql`select 1 from trust_hosts where host in ('localhost', '127.0.0.1')`))
    .then(({ rows }) => rows.length > 0, () => false);
  if (found) throw new Error('This database holds demo data. Production needs a database of its own.');
}
