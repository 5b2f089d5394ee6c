// What tests of screening do and look at: posts written, rows as they stand, jobs that get lost, rules in force.
import { and, asc, eq, sql } from 'drizzle-orm';
import { posts } from '../../src/forum/index.ts';
import type { Tx } from '../../src/kit/db/tx.ts';
import { newId } from '../../src/kit/ids.ts';
import { messages } from '../../src/messages/index.ts';
import { rules, ruleSets, ruleVersions } from '../../src/rules/index.ts';
import { revisions, texts } from '../../src/texts/index.ts';
import { cases, flags } from '../../src/triage/index.ts';
import type { Person, TestTrust, World } from './world.ts';

/** Harmless, a held one and one that is flagged but published, as the shipped detectors judge them. */
export const HARMLESS = 'I walked by the canal today and saw two swans.';
export const HOLDS = 'Does anyone want to die with me';
export const HELD_BY_RULE = 'Meet me by the green harbour.';

export type WrittenThread = { postId: string; threadId: string };

/** Starts a thread as somebody, in the screen-first forum unless another is named. */
export async function startThread(by: Person, text: string, forumId = by.trust.forums.screenFirst): Promise<WrittenThread> {
  const answer = await by.post(`/api/v1/forums/${forumId}/threads`, { title: 'A walk', text });
  if (answer.status !== 201) throw new Error(`writing failed: ${answer.raw}`);
  return { postId: String(answer.body.postId), threadId: String(answer.body.threadId) };
}

/** A look into the rows of a trust. */
export function rowsOf<T>(world: World, trust: TestTrust, look: (tx: Tx) => Promise<T>): Promise<T> {
  return world.platform.db.withTrust(trust.trustId, look);
}

/** Where a post stands, with everything that screening wrote about it. */
export async function standing(world: World, trust: TestTrust, postId: string) {
  return rowsOf(world, trust, async (tx) => {
    const [post] = await tx.select().from(posts).where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)));
    const ofPost = await tx
      .select({ revision: revisions, kind: texts.kind })
      .from(texts)
      .innerJoin(revisions, and(eq(revisions.trustId, texts.trustId), eq(revisions.textId, texts.textId)))
      .where(and(eq(texts.trustId, tx.trustId), eq(texts.postId, postId)))
      .orderBy(asc(revisions.createdAt), asc(revisions.revisionId));
    const raised = await tx.select().from(flags).where(and(eq(flags.trustId, tx.trustId), eq(flags.postId, postId)));
    const open = await tx
      .select()
      .from(cases)
      .where(and(eq(cases.trustId, tx.trustId), eq(cases.postId, postId), eq(cases.state, 'open')));
    const told = await tx
      .select({ template: messages.template, body: messages.body })
      .from(messages)
      .where(and(eq(messages.trustId, tx.trustId), eq(messages.postId, postId)))
      .orderBy(asc(messages.createdAt), asc(messages.messageId));
    const { rows: settled } = await tx.execute(
      sql`select 1 from audit_acts where trust_id = ${tx.trustId} and act = 'text.settled' and details ->> 'postId' = ${postId}`,
    );
    return {
      state: post?.state,
      revisions: ofPost,
      flags: raised,
      cases: open,
      told: told.map(({ template }) => template.split('@')[0]),
      letters: told.map(({ body }) => body),
      settled: settled.length,
    };
  });
}

/** The id of the newest revision of a post's own words. */
export async function revisionOf(world: World, trust: TestTrust, postId: string): Promise<string> {
  const { revisions: all } = await standing(world, trust, postId);
  return all.findLast(({ kind }) => kind === 'post')?.revision.revisionId ?? '';
}

/** Loses every job that has not reached a worker: those in the outbox. */
export async function loseJobs(world: World, trust: TestTrust): Promise<void> {
  await rowsOf(world, trust, (tx) => tx.execute(sql`delete from outbox where trust_id = ${tx.trustId}`));
}

/** Puts a rule in force as an administrator's change would: a version, and the next number of the set. */
export async function addRule(
  world: World,
  trust: TestTrust,
  change: Partial<typeof ruleVersions.$inferInsert> = {},
): Promise<string> {
  const now = world.clock.now();
  const ruleId = newId(now);
  await rowsOf(world, trust, async (tx) => {
    await tx.insert(rules).values({ trustId: tx.trustId, ruleId, name: 'Harbours', state: 'live', version: 1, createdAt: now });
    await tx.insert(ruleVersions).values({
      trustId: tx.trustId,
      ruleId,
      version: 1,
      kind: 'phrase',
      looksFor: ['green harbour'],
      category: 'gambling_selling',
      priority: 'soon',
      effect: 'hold',
      forumIds: null,
      explanation: 'Posts about harbours are read first.',
      owner: 'Test lead',
      rationale: 'For tests.',
      mustMatch: [],
      mustNotMatch: [],
      madeAt: now,
      why: 'For tests.',
      ...change,
    });
    await tx
      .insert(ruleSets)
      .values({ trustId: tx.trustId, version: 1, changedAt: now })
      .onConflictDoUpdate({ target: ruleSets.trustId, set: { version: sql`${ruleSets.version} + 1`, changedAt: now } });
  });
  return ruleId;
}
