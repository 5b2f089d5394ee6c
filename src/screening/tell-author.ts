// What the author of a text is told when its checks are done: help, why it waits, or nothing. At most one message.
import type { PostState } from '../forum/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { COVER_NOT_KNOWN, sendMessage } from '../messages/index.ts';
import { type Flagged, HELP_CATEGORIES, HELP_STANDS_SECONDS, helpPriority, sendsHelp } from './help.ts';
import type { NotScreenedReason } from './not-screened.ts';
import { helpedLately, type ScreenedText, toldSince } from './queries.ts';
import type { Verdict } from './verdict.ts';

/** The same sentence for a rule, a detector or a report, so that it tells nobody who or what asked. */
const WHY = 'Moderators read posts that our checks or other people ask them to look at.';
const FORUM_WHY = 'In this forum a moderator reads every post first.';
const SEEN = 'Members can see your post.';
const NOT_SEEN = 'Only you and moderators can see it for now.';

/** What of a flag bears on why a text waits. */
type Raised = Flagged & { source: string; sourceId: string };
/** The reason of a text whose language, or picture text, the detectors cannot read. */
const CANNOT_READ: NotScreenedReason = 'detectors-unable';

/** The messages that say why a post waits; one of them is enough for what was written in one go. */
const WHY_TEMPLATES = ['waiting-to-be-read', 'checks-not-working', 'language-not-read'] as const;
type WhyTemplate = (typeof WHY_TEMPLATES)[number];

/**
 * Tells the author. The help message comes first, on or off duty, whether the post is held or not;
 * a held text without it gets its "why", so that nobody is left in silence. A title and a post
 * that are held together make one message.
 * @param tx the transaction that settles the text, under the post's lock
 * @param about the text, its flags, its verdict, and where its post stands now
 * @param now when
 */
export async function tellAuthor(
  tx: Tx,
  about: { text: ScreenedText; flags: readonly Raised[]; verdict: Verdict; postState: PostState | null },
  now: Date,
): Promise<void> {
  const { text, flags, verdict, postState } = about;
  if (await tellHelp(tx, { text, flags, seen: postState === 'published' }, now)) return;
  // What was edited since, taken down or taken back is not what waits.
  if (!verdict.hold || postState !== 'held') return;
  const cover = COVER_NOT_KNOWN;
  if (verdict.because === 'not_screened') await tellWhy(tx, text, notReadTemplate(flags), { cover }, now);
  else await tellWhy(tx, text, 'waiting-to-be-read', { why: verdict.because === 'forum' ? FORUM_WHY : WHY, cover }, now);
}

/** Sends the help message if a flag calls for it and none stands for it; gives whether it was sent. */
export async function tellHelp(
  tx: Tx,
  about: { text: ScreenedText; flags: readonly Flagged[]; seen: boolean },
  now: Date,
): Promise<boolean> {
  const { text, flags, seen } = about;
  const priority = helpPriority(flags);
  if (priority === null) return false;
  const sentFor = await helpedLately(tx, text.authorId, HELP_CATEGORIES, HELP_STANDS_SECONDS, now);
  if (!sendsHelp(priority, sentFor)) return false;
  const values = { cover: COVER_NOT_KNOWN, visibility: seen ? SEEN : NOT_SEEN };
  await sendMessage(tx, { to: text.authorId, template: 'help', values, postId: text.postId }, now);
  return true;
}

/** A text the checks cannot read is no fault of theirs; that is said only where nothing else went wrong. */
function notReadTemplate(flags: readonly Raised[]): WhyTemplate {
  const reasons = flags.filter((flag) => flag.source === 'not_screened');
  return reasons.every((flag) => flag.sourceId === CANNOT_READ) ? 'language-not-read' : 'checks-not-working';
}

async function tellWhy(tx: Tx, text: ScreenedText, template: WhyTemplate, values: Record<string, string>, now: Date): Promise<void> {
  const { authorId, postId, createdAt } = text;
  if (await toldSince(tx, { accountId: authorId, postId, templates: WHY_TEMPLATES }, createdAt)) return;
  await sendMessage(tx, { to: authorId, template, values, postId }, now);
}
