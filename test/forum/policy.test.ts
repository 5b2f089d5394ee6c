// Who may do what in a forum: every action by every actor.
import t from 'tap';
import { isPaused, mayReplyTo, mayTakeBack, readsEverything, refusalToChange, refusalToWrite } from '../../src/forum/policy.ts';
import type { PostState } from '../../src/forum/tables.ts';
import { type Actor, type Role, VISITOR } from '../../src/kit/actor.ts';
import { instant } from '../../src/kit/clock.ts';

const NOW = instant('2026-11-23T10:00:00Z');
const staff = (...roles: Role[]): Actor => ({ kind: 'staff', accountId: 'staff', sessionId: 's', displayName: 'Robin', roles });
const client = (accountId: string, pausedUntil: Date | null = null): Actor => ({
  kind: 'client', accountId, sessionId: 's', displayName: 'Heron', pausedUntil,
});

const ACTORS: Record<string, Actor> = {
  visitor: VISITOR,
  author: client('author'),
  'paused author': client('author', instant('2026-11-24T10:00:00Z')),
  'author once paused': client('author', NOW),
  'another client': client('other'),
  'a paused client': client('other', instant('2026-11-24T10:00:00Z')),
  moderator: staff('moderator'),
  lead: staff('lead'),
  safeguarding: staff('safeguarding'),
  administrator: staff('administrator'),
  auditor: staff('auditor'),
  'staff without a role': staff(),
};

/** Runs an action for every actor and compares with those who differ from the rest. */
function table<T>(t: Tap, act: (actor: Actor) => T, rest: T, others: Partial<Record<string, T>>): void {
  for (const [name, actor] of Object.entries(ACTORS)) t.equal(act(actor), name in others ? others[name] : rest, name);
}
const adding = (state: PostState) => (actor: Actor) => refusalToChange(actor, { authorId: 'author', state }, true, NOW);
const all = (why: 'taken-down' | 'taken-back') => ({ author: why, 'author once paused': why, 'paused author': why });
const to = (state: PostState) => (actor: Actor) => mayReplyTo(actor, { authorId: 'author', state });

type Tap = { equal(found: unknown, wanted: unknown, name: string): unknown };

t.test('reading everything', async (t) => {
  table(t, readsEverything, false, { moderator: true, lead: true, safeguarding: true });
});

t.test('being paused', async (t) => {
  table(t, (actor) => isPaused(actor, NOW), false, { 'paused author': true, 'a paused client': true });
});

t.test('writing in an open thread, or starting one', async (t) => {
  const others = {
    author: null, 'author once paused': null, 'another client': null, moderator: null, lead: null,
    'paused author': 'paused', 'a paused client': 'paused',
  } as const;
  table(t, (actor) => refusalToWrite(actor, { lockedAt: null }, NOW), 'not-a-writer', others);
  table(t, (actor) => refusalToWrite(actor, null, NOW), 'not-a-writer', others);
});

t.test('writing where replies are paused', async (t) => {
  table(t, (actor) => refusalToWrite(actor, { lockedAt: NOW }, NOW), 'not-a-writer', {
    author: 'locked', 'author once paused': 'locked', 'another client': 'locked', moderator: 'locked', lead: 'locked',
    'paused author': 'paused', 'a paused client': 'paused',
  });
});

t.test('changing a post', async (t) => {
  for (const state of ['waiting', 'held', 'published'] as const) {
    table(t, adding(state), 'not-the-author', { author: null, 'author once paused': null, 'paused author': 'paused' });
    table(t, (actor) => refusalToChange(actor, { authorId: 'author', state }, false, NOW), 'not-the-author', {
      author: null, 'author once paused': null, 'paused author': null,
    });
  }
  table(t, adding('removed'), 'not-the-author', all('taken-down'));
  table(t, adding('withdrawn'), 'not-the-author', all('taken-back'));
});

t.test('taking back', async (t) => {
  table(t, (actor) => mayTakeBack(actor, { authorId: 'author' }), false, {
    author: true, 'paused author': true, 'author once paused': true,
  });
});

t.test('replying to a post', async (t) => {
  table(t, to('published'), true, { visitor: false });
  const own = { author: true, 'paused author': true, 'author once paused': true };
  table(t, to('waiting'), false, own);
  table(t, to('held'), false, own);
  table(t, to('removed'), false, {});
  table(t, to('withdrawn'), false, {});
});
