// The one open case of a post: opening it, or raising it. Nothing ever splits it.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { posts } from '../forum/index.ts';
import type { Priority } from '../rules/index.ts';
import { trustSettings } from '../trusts/index.ts';
import { type CaseRow, type CaseState, openedCase, type Raise, transition } from './case.ts';
import { cases } from './tables.ts';
import { targetsOf } from './targets.ts';

export type OpenedCase = {
  caseId: string;
  /** Whether it was opened now rather than raised. */
  opened: boolean;
};

/**
 * Opens the case of a post, or raises the one that is open: the worst priority stands, and a case
 * that a person had read is unread again. Two that do this at once make one case. Whoever locks a
 * post and its case locks the post first, so that nobody waits in a circle.
 * @param why how soon it should be read, and whether some check could not read it or somebody told us about it
 * @param now when; the target for a first read counts from here
 */
export function openCase(
  tx: Tx,
  why: { postId: string; priority: Priority; notScreened: boolean; reported: boolean },
  now: Date,
): Promise<OpenedCase> {
  const { postId, ...raise } = why;
  return raiseCase(tx, postId, { ...raise, news: false }, { flags: 0 }, now);
}

/** The same for whoever knows whether there is something new to read. `details` goes into the record: counts and codes only. */
export async function raiseCase(
  tx: Tx,
  postId: string,
  raise: Raise,
  details: Record<string, string | number | boolean>,
  now: Date,
): Promise<OpenedCase> {
  const targets = targetsOf(await trustSettings(tx));
  // The loop ends: an open case is raised, and a turn without one means that another was closed meanwhile.
  for (;;) {
    const open = await lockOpenCase(tx, postId);
    if (open) {
      const outcome = transition(open, { kind: 'raised', at: now, targets, ...raise });
      if ('refused' in outcome) throw new Error('An open case could not be raised.');
      if (outcome.next !== open) {
        await saveCase(tx, open, outcome.next);
        await note(tx, 'case.raised', open.caseId, raise, details, now);
      }
      return { caseId: open.caseId, opened: false };
    }
    const caseId = await insertCase(tx, postId, openedCase(raise, targets, now), now);
    if (caseId !== null) {
      await note(tx, 'case.opened', caseId, raise, details, now);
      return { caseId, opened: true };
    }
  }
}

/** The open case of a post, locked until the transaction ends; null if there is none. */
export async function lockOpenCase(tx: Tx, postId: string): Promise<CaseRow | null> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.trustId, tx.trustId), eq(cases.postId, postId), eq(cases.state, 'open')))
    .for('no key update');
  return row ?? null;
}

/** A case by its id, locked until the transaction ends; null if this trust has none. */
export async function lockCase(tx: Tx, caseId: string): Promise<CaseRow | null> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.trustId, tx.trustId), eq(cases.caseId, caseId)))
    .for('no key update');
  return row ?? null;
}

/** The post that a case is about, which never changes; null if this trust has no such case. */
export async function postOfCase(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx
    .select({ postId: cases.postId })
    .from(cases)
    .where(and(eq(cases.trustId, tx.trustId), eq(cases.caseId, caseId)));
  return row?.postId ?? null;
}

/** Writes a locked case's next state, and tells whoever looks at the queue. */
export async function saveCase(tx: Tx, row: Pick<CaseRow, 'caseId'>, next: CaseState): Promise<void> {
  const { caseId } = row;
  await tx
    .update(cases)
    .set(next)
    .where(and(eq(cases.trustId, tx.trustId), eq(cases.caseId, caseId)));
  hintQueue(tx, caseId);
}

async function insertCase(tx: Tx, postId: string, state: CaseState, now: Date): Promise<string | null> {
  const [post] = await tx
    .select({ forumId: posts.forumId })
    .from(posts)
    .where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)));
  if (!post) throw new Error('A case was to be opened for a post that this trust does not have.');
  const caseId = newId(now);
  const rows = await tx
    .insert(cases)
    .values({ trustId: tx.trustId, caseId, postId, forumId: post.forumId, ...state })
    .onConflictDoNothing()
    .returning({ caseId: cases.caseId });
  if (rows.length === 0) return null;
  hintQueue(tx, caseId);
  return caseId;
}

async function note(
  tx: Tx,
  act: string,
  caseId: string,
  raise: Raise,
  details: Record<string, string | number | boolean>,
  now: Date,
): Promise<void> {
  const { priority, notScreened, reported } = raise;
  await recordAct(tx, { kind: 'service' }, { act, subject: { kind: 'case', id: caseId }, details: { priority, notScreened, reported, ...details } }, now);
}

function hintQueue(tx: Tx, caseId: string): void {
  tx.hint(`trust.${tx.trustId}.queue`, { kind: 'case', caseId });
}
