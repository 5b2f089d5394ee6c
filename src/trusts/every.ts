// The ids of all trusts of an installation, for work that is done trust by trust.
import { sql } from 'drizzle-orm';
import type { Db } from '../kit/db/open.ts';

/** The ids of all trusts that answer on some host. */
export async function everyTrust(db: Db): Promise<string[]> {
  const { rows } = await db.withSystem((tx) =>
    tx.execute<{ trust_id: string }>(sql`select distinct trust_id from trust_hosts order by trust_id`),
  );
  return rows.map((row) => row.trust_id);
}
