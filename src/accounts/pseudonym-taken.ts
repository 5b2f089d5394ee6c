// The refusal of a pseudonym that somebody has, or that looks like one.
import type { Tx } from '../kit/db/tx.ts';
import { Problem } from '../kit/problem.ts';
import { suggestPseudonyms } from './suggest-pseudonyms.ts';

/** The problem to throw, naming a few that are free (A2). */
export async function pseudonymTaken(tx: Tx): Promise<Problem> {
  const free = (await suggestPseudonyms(tx)).join(', ');
  return new Problem('pseudonym-taken', `Someone here has or had that pseudonym, or one that looks like it. These are free: ${free}.`, {
    fields: [{ path: 'body.pseudonym', message: `Please choose another. These are free: ${free}.` }],
    shown: { suggestions: free },
  });
}
