// Settling: what becomes of a text when its checks are done, or were given up. Once, under the post's lock.
import { recordAct } from '../audit/index.ts';
import { onlyTakesOut, type PostState, settleForumRevision } from '../forum/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { PRIORITIES, type Priority } from '../rules/index.ts';
import { type OwedRevision, redactedBefore, settleRevision } from '../texts/index.ts';
import { flagsOfRevision, type NewFlag, openCase, raiseFlags } from '../triage/index.ts';
import type { ScreenedText } from './queries.ts';
import { tellAuthor } from './tell-author.ts';
import { canBeHeld, type Verdict, verdictOn } from './verdict.ts';

/** Brings every post of a forum that holds all to a person; it says nothing about the words. */
const FORUM_HOLDS: NewFlag = {
  source: 'forum',
  sourceId: 'hold-all',
  sourceVersion: 1,
  category: null,
  priority: 'routine',
  effect: 'hold',
  spans: [],
  sentence: 'In this forum a moderator reads every post before others can.',
};

/** Brings words added to a text that a moderator took words out of to a person, who knows what those were. */
const ADDS_TO_REDACTED: NewFlag = {
  ...FORUM_HOLDS,
  sourceId: 'words-taken-out',
  priority: 'soon',
  sentence: 'A moderator took words out of this post. These are new words by its author, so a person reads them first.',
};

/**
 * Settles a revision: clears or holds it, moves its post, opens or raises the case, tells the author.
 *
 * Where a person decided about these very words before the checks were done, their decision stands:
 * flags raised since have opened a case again, and nothing moves by machine.
 * @param tx the transaction that marked the last check or gave the checks up
 * @param text the revision with its surroundings
 * @param owed the revision as read under the locks of its post and itself
 * @param now when
 */
export async function settle(tx: Tx, text: ScreenedText, owed: OwedRevision, now: Date): Promise<void> {
  if (owed.settledAt !== null) return;
  const flags = await flagsOfRevision(tx, text.revisionId);
  const notScreened = flags.some((flag) => flag.source === 'not_screened');
  if (owed.state !== 'screening') {
    await settleRevision(tx, text.revisionId, owed.state, notScreened, now);
    return recordSettled(tx, text, 'decided', now);
  }
  // Only what the checks found: a report brings a post to a person and never holds it.
  const effects = flags.filter((flag) => flag.source === 'rule' || flag.source === 'detector').map((flag) => flag.effect);
  const redacted = await redactedBefore(tx, owed.textId, owed.number);
  const addsToRedacted = redacted !== null && redacted !== owed.body && !onlyTakesOut(redacted, owed.body);
  const found = verdictOn({ kind: text.kind, effects, notScreened, mode: text.mode, addsToRedacted });
  await settleRevision(tx, text.revisionId, found.hold ? 'held' : 'cleared', notScreened, now);
  const { verdict, postState } = await project(tx, owed, found, now);
  await bringToPerson(tx, text, { verdict, notScreened, postState, priorities: flags.map((flag) => flag.priority) }, now);
  await recordSettled(tx, text, verdict.hold ? `held:${verdict.because}` : 'cleared', now);
  await tellAuthor(tx, { text, flags, verdict, postState }, now);
}

/**
 * Sees to it that what is held, or was not screened, has an open case that is unread. A flag opened one when it was
 * raised, but a decision about an earlier revision may have closed it since.
 */
async function bringToPerson(
  tx: Tx,
  text: ScreenedText,
  about: { verdict: Verdict; notScreened: boolean; postState: PostState | null; priorities: readonly Priority[] },
  now: Date,
): Promise<void> {
  const { verdict, notScreened, postState, priorities } = about;
  const { postId, revisionId } = text;
  if (verdict.hold && verdict.because === 'forum') await raiseFlags(tx, { postId, revisionId, flags: [FORUM_HOLDS] }, now);
  if (verdict.hold && verdict.because === 'redacted') await raiseFlags(tx, { postId, revisionId, flags: [ADDS_TO_REDACTED] }, now);
  // A post that a person held stays held though its new words are clear: they must be read again.
  if (!verdict.hold && !notScreened && postState !== 'held') return;
  const priority = PRIORITIES.find((each) => priorities.includes(each)) ?? FORUM_HOLDS.priority;
  await openCase(tx, { postId, priority, notScreened, reported: false }, now);
}

/** Moves the post; gives the verdict that holds and where the post stands now, null for a text that only moderators read. */
async function project(
  tx: Tx,
  owed: OwedRevision,
  verdict: Verdict,
  now: Date,
): Promise<{ verdict: Verdict; postState: PostState | null }> {
  if (!canBeHeld(owed.kind)) return { verdict, postState: null };
  const { postState, changed } = await settleForumRevision(tx, owed, { hold: verdict.hold }, now);
  // The forum was made stricter since the text was read: what it holds must reach a person too.
  const heldByForum = !verdict.hold && changed && postState === 'held';
  return { verdict: heldByForum ? { hold: true, because: 'forum' } : verdict, postState };
}

function recordSettled(tx: Tx, text: ScreenedText, outcome: string, now: Date): Promise<void> {
  const details = { outcome, postId: text.postId, kind: text.kind };
  return recordAct(tx, { kind: 'service' }, { act: 'text.settled', subject: { kind: 'revision', id: text.revisionId }, details }, now);
}
