// Confirming a re-entry: a second member of staff makes the code, and the client is told that it was made.
import { and, eq } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound, Problem } from '../kit/problem.ts';
import { hashToken, newReadableCode, normaliseCode } from '../kit/secrets.ts';
import { sendMessage } from '../messages/index.ts';
import { trustSettings } from '../trusts/index.ts';
import { mayAskReEntry, mayConfirmReEntry } from './policy.ts';
import { reEntries } from './tables.ts';

/** Days for which a confirmed code is good. */
export const CODE_DAYS = 7;

/**
 * Confirms a re-entry that somebody else asked for.
 * @returns the code, shown this once
 * @throws not-found (404); not-allowed (403) for the one who asked; state-conflict (409) if confirmed before or too late
 */
export async function confirmReEntry(
  tx: Tx,
  by: Staff,
  reEntryId: string,
  now: Date,
): Promise<{ reEntry: typeof reEntries.$inferSelect; code: string }> {
  const one = and(eq(reEntries.trustId, tx.trustId), eq(reEntries.reEntryId, reEntryId));
  const [row] = await tx.select().from(reEntries).where(one).for('update');
  if (!row || !mayAskReEntry(by)) throw notFound();
  if (!mayConfirmReEntry(by, row)) throw new Problem('not-allowed', 'Someone else must confirm this. It takes two members of staff.');
  if (row.confirmedAt || row.expiresAt <= now) throw new Problem('state-conflict', 'This was confirmed before, or is too old. Ask again.');
  const code = newReadableCode(4);
  const confirmed = {
    confirmedBy: by.accountId,
    confirmedAt: now,
    codeHash: hashToken(normaliseCode(code)),
    expiresAt: plusSeconds(now, CODE_DAYS * 86_400),
  };
  await tx.update(reEntries).set(confirmed).where(one);
  await tellClient(tx, row.accountId, now);
  await recordAct(tx, by, { act: 're-entry.confirmed', subject: { kind: 're-entry', id: reEntryId }, details: { askedBy: row.askedBy } }, now);
  return { reEntry: { ...row, ...confirmed }, code };
}

/** At once, not when the code is used: whoever did not ask for one must learn of it while it can still be stopped. */
async function tellClient(tx: Tx, accountId: string, now: Date): Promise<void> {
  const trust = await trustSettings(tx);
  const date = DateTime.fromJSDate(now, { zone: trust.timeZone }).setLocale('en-GB').toFormat('d MMMM');
  await sendMessage(tx, { to: accountId, template: 're-entry', values: { date, team: `the team at ${trust.name}` } }, now);
}
