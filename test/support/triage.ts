// What tests of triage do: posts with words of no account, flags raised by hand, cases taken to be decided.
import { and, desc, eq } from 'drizzle-orm';
import { posts } from '../../src/forum/index.ts';
import { latestRevision } from '../../src/texts/index.ts';
import { cases, type NewFlag, openCase, raiseFlags } from '../../src/triage/index.ts';
import type { Person, TestTrust, World } from './world.ts';

/** A post in a new thread, before its checks unless the world is drained. */
export async function writePost(by: Person, input: { text?: string; forumId?: string } = {}): Promise<{ postId: string; threadId: string }> {
  const forumId = input.forumId ?? by.trust.forums.screenFirst;
  const text = input.text ?? 'I walked by the canal today and saw two swans.';
  const answer = await by.post(`/api/v1/forums/${forumId}/threads`, { title: 'A walk', text });
  if (answer.status !== 201) throw new Error(`writing failed: ${answer.raw}`);
  return { postId: String(answer.body.postId), threadId: String(answer.body.threadId) };
}

/** A flag as a detector would raise it. */
export function someFlag(over: Partial<NewFlag> = {}): NewFlag {
  return {
    source: 'detector',
    sourceId: 'made-up',
    sourceVersion: 1,
    category: 'bullying_hate',
    priority: 'soon',
    effect: 'flag',
    spans: [{ start: 0, end: 1 }],
    sentence: 'It may be unkind to someone.',
    ...over,
  };
}

/** Raises a flag on a post's newest words, and gives its case. */
export async function flagPost(world: World, trust: TestTrust, postId: string, over: Partial<NewFlag> = {}, now?: Date): Promise<string> {
  return world.platform.db.withTrust(trust.trustId, async (tx) => {
    const [post] = await tx.select().from(posts).where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)));
    const newest = await latestRevision(tx, post?.textId ?? '');
    const raised = await raiseFlags(tx, { postId, revisionId: newest?.revisionId ?? '', flags: [someFlag(over)] }, now ?? world.clock.now());
    if (!raised) throw new Error('The flag was there already.');
    return raised.caseId;
  });
}

/** Opens or raises a case as settling does. */
export function raiseByHand(world: World, trust: TestTrust, why: Parameters<typeof openCase>[1], now = world.clock.now()) {
  return world.platform.db.withTrust(trust.trustId, (tx) => openCase(tx, why, now));
}

/** The newest case of a post as its row stands. */
export async function caseRow(world: World, trust: TestTrust, postId: string): Promise<typeof cases.$inferSelect> {
  const rows = await world.platform.db.withTrust(trust.trustId, (tx) =>
    tx
      .select()
      .from(cases)
      .where(and(eq(cases.trustId, tx.trustId), eq(cases.postId, postId)))
      .orderBy(desc(cases.openedAt))
      .limit(1),
  );
  const [row] = rows;
  if (!row) throw new Error('This post has no case.');
  return row;
}

/** Claims a case; gives the header that a decision on it sends. */
export async function take(by: Person, caseId: string): Promise<{ 'if-match': string }> {
  const claimed = await by.post(`/api/v1/cases/${caseId}/claim`);
  if (claimed.status !== 200) throw new Error(`claiming failed: ${claimed.raw}`);
  return { 'if-match': `"${claimed.body.version}"` };
}

/** The subjects of somebody's messages about a post, oldest first. */
export async function told(reader: Person, postId: string): Promise<string[]> {
  const page = await reader.get('/api/v1/messages?limit=100');
  const items: { postId: string | null; subject: string }[] = page.body.items;
  return items.filter((each) => each.postId === postId).map((each) => each.subject).reverse();
}
