// The texts of a post that others read, with every revision's fate but without its words.
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { revisions, type RevisionState } from '../texts/index.ts';
import type { LockedPost, OpenedThread } from './lock-post.ts';
import type { Judged, Newest, Part, Place } from './screened.ts';

/** One revision of a part of a post. */
export type PartRevision = {
  part: Part;
  revisionId: string;
  number: number;
  state: RevisionState;
};

/** Every revision of a post's parts, newest first. A content note that was taken away is no part any more. */
export async function revisionsOfParts(tx: Tx, post: LockedPost, opens: OpenedThread | null): Promise<PartRevision[]> {
  const parts = new Map<string, Part>([[post.textId, 'post']]);
  if (post.noteTextId) parts.set(post.noteTextId, 'content_note');
  if (opens) parts.set(opens.titleTextId, 'title');
  const rows = await tx
    .select({
      textId: revisions.textId,
      revisionId: revisions.revisionId,
      number: revisions.number,
      state: revisions.state,
    })
    .from(revisions)
    .where(and(eq(revisions.trustId, tx.trustId), inArray(revisions.textId, [...parts.keys()])))
    .orderBy(desc(revisions.number));
  return rows.map(({ textId, revisionId, number, state }) => ({ part: parts.get(textId) ?? 'post', revisionId, number, state }));
}

/** The newest revision of a part, or null if the post has no such part. */
export function newestOf(all: readonly PartRevision[], part: Part): PartRevision | null {
  return all.find((each) => each.part === part) ?? null;
}

/**
 * The newest revision of each part.
 * @param judged a verdict that is not in the rows yet
 */
export function newestParts(all: readonly PartRevision[], judged: Judged | null): Newest {
  const of = (part: Part): Judged | null => {
    const found = newestOf(all, part);
    return found && judged?.revisionId === found.revisionId ? judged : found;
  };
  const post = of('post');
  if (!post) throw new Error('A post has no words.');
  return { post, content_note: of('content_note'), title: of('title') };
}

/**
 * Where a revision stands among those of its part.
 * @param shownId the revision of that part that others read, if any
 */
export function placeOf(all: readonly PartRevision[], part: Part, revisionId: string, shownId: string | null): Place {
  const ofPart = all.filter((each) => each.part === part);
  const own = ofPart.find((each) => each.revisionId === revisionId);
  if (!own) return 'old';
  if (ofPart[0] === own) return 'newest';
  if (revisionId === shownId) return 'shown';
  const shown = ofPart.find((each) => each.revisionId === shownId);
  return shown && own.number > shown.number ? 'newer' : 'old';
}
