// Joining: an invitation becomes an account with a pseudonym and a password, and nothing else about the person.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { invalid } from '../kit/problem.ts';
import { trustSettings } from '../trusts/index.ts';
import { lockOpenInvitation } from './open-invitation.ts';
import { hashPassword, hashReturnWord } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { judgePseudonym } from './pseudonym.ts';
import { pseudonymTaken } from './pseudonym-taken.ts';
import { giveRecoveryCodes } from './recovery-codes.ts';
import { accounts, invitations } from './tables.ts';
import { takeName } from './take-name.ts';

export type Joining = { code: string; pseudonym: string; password: string; returnWord?: string | undefined };
export type Joined = { accountId: string; pseudonym: string; recoveryCodes: string[] };

/**
 * Makes a client's account from an invitation.
 * @returns the account and its recovery codes, shown this once
 * @throws invalid-input (422) at `body.code`, `body.pseudonym` or `body.password`; pseudonym-taken (409) with free ones.
 *   The code is judged first: without one, nobody learns which pseudonyms are taken
 */
export async function join(tx: Tx, input: Joining, now: Date): Promise<Joined> {
  const invitationId = await lockOpenInvitation(tx, input.code, now);
  const trust = await trustSettings(tx);
  const judged = judgePseudonym(input.pseudonym, trust);
  if (!judged.ok) throw invalid('body.pseudonym', judged.why);
  const weak = passwordProblem(input.password, [judged.pseudonym, trust.name, trust.slug]);
  if (weak) throw invalid('body.password', weak);
  const accountId = newId(now);
  if (!(await takeName(tx, judged.skeleton, accountId, now))) throw await pseudonymTaken(tx);
  await tx.insert(accounts).values({
    trustId: tx.trustId,
    accountId,
    kind: 'client',
    displayName: judged.pseudonym,
    signInName: judged.skeleton,
    passwordHash: await hashPassword(input.password),
    returnWordHash: input.returnWord === undefined ? null : await hashReturnWord(input.returnWord),
    createdAt: now,
  });
  await tx
    .update(invitations)
    .set({ usedAt: now, usedBy: accountId })
    .where(and(eq(invitations.trustId, tx.trustId), eq(invitations.invitationId, invitationId)));
  const recoveryCodes = await giveRecoveryCodes(tx, accountId);
  await recordAct(tx, { kind: 'visitor' }, { act: 'account.joined', subject: { kind: 'account', id: accountId }, details: { invitationId } }, now);
  return { accountId, pseudonym: judged.pseudonym, recoveryCodes };
}
