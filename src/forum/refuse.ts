// Refusals of the policy as problems, in the words that clients read.
import type { Actor } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound, Problem } from '../kit/problem.ts';
import { trustSettings } from '../trusts/index.ts';
import type { ChangeRefusal, WriteRefusal } from './policy.ts';
import { LOCKED, pausedWords, TAKEN_BACK } from './words.ts';

/**
 * The problem to throw for a refusal.
 * @returns not-found (404) for what is not one's own; not-allowed (403) or state-conflict (409) for the rest
 */
export async function refused(tx: Tx, actor: Actor, why: WriteRefusal | ChangeRefusal): Promise<Problem> {
  switch (why) {
    case 'not-the-author':
      return notFound();
    case 'not-a-writer':
      return new Problem('not-allowed', 'Your account cannot post in forums.');
    case 'paused':
      return new Problem('not-allowed', await pausedDetail(tx, actor));
    case 'locked':
      return new Problem('state-conflict', LOCKED);
    case 'taken-down':
      return new Problem('state-conflict', 'This post was taken down, so it cannot be changed. You can ask someone else to look again.');
    case 'taken-back':
      return new Problem('state-conflict', `You took this post back, so it cannot be changed. ${TAKEN_BACK}`);
  }
}

async function pausedDetail(tx: Tx, actor: Actor): Promise<string> {
  if (actor.kind !== 'client' || actor.pausedUntil === null) throw new Error('Posting is not paused for this account.');
  const { timeZone } = await trustSettings(tx);
  return pausedWords(actor.pausedUntil, timeZone);
}
