// A case's table: every event in every state, the clocks of raising, and that nothing a sequence does breaks a claim.
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import t from 'tap';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { PRIORITIES, type Priority } from '../../src/rules/index.ts';
import { type CaseEvent, type CaseState, holderOf, openedCase, transition } from '../../src/triage/case.ts';
import type { DecisionKind } from '../../src/triage/tables.ts';

const NOW = instant('2026-11-23T10:00:00.000Z');
const TARGETS = { immediate: 900, urgent: 3600, soon: 14_400, routine: 86_400 };
const opened = openedCase({ priority: 'soon', notScreened: false, reported: false, news: true }, TARGETS, NOW);
const held: CaseState = { ...opened, claimedBy: 'robin', claimNumber: 1, leaseEndsAt: plusSeconds(NOW, 600), version: 2 };
const expired: CaseState = { ...held, leaseEndsAt: NOW };
const closed: CaseState = { ...opened, state: 'closed', closedAt: NOW };

const raise = { priority: 'urgent', notScreened: false, reported: false, news: true } as const;
const EVENTS = {
  raised: { kind: 'raised', at: NOW, targets: TARGETS, ...raise },
  read: { kind: 'read', at: NOW },
  claimed: { kind: 'claimed', by: 'robin', at: NOW, leaseSeconds: 600 },
  renewed: { kind: 'renewed', by: 'robin', claimNumber: 1, at: NOW, leaseSeconds: 900 },
  released: { kind: 'released', by: 'robin', claimNumber: 1, at: NOW },
  decided: { kind: 'decided', by: 'robin', at: NOW, decision: 'publish', followUp: null },
} as const satisfies Record<string, CaseEvent>;

const STATES = { free: opened, mine: held, theirs: { ...held, claimedBy: 'wren' }, expired, closed };
const TABLE: Record<keyof typeof EVENTS, Record<keyof typeof STATES, string>> = {
  raised: { free: 'ok', mine: 'ok', theirs: 'ok', expired: 'ok', closed: 'closed' },
  read: { free: 'ok', mine: 'ok', theirs: 'ok', expired: 'ok', closed: 'ok' },
  claimed: { free: 'ok', mine: 'ok', theirs: 'held', expired: 'ok', closed: 'closed' },
  renewed: { free: 'lost', mine: 'ok', theirs: 'lost', expired: 'lost', closed: 'closed' },
  released: { free: 'lost', mine: 'ok', theirs: 'lost', expired: 'lost', closed: 'closed' },
  decided: { free: 'lost', mine: 'ok', theirs: 'lost', expired: 'lost', closed: 'closed' },
};

type Varied = { at: Date; by: string; priority: Priority; claimNumber: number; decision: DecisionKind };

/** An event of a kind; what the kind does not have is carried along and not looked at. */
function eventOf(kind: keyof typeof EVENTS, varied: Varied): CaseEvent {
  return Object.assign({ ...EVENTS[kind] }, varied);
}

function after(state: CaseState, event: CaseEvent): CaseState {
  const outcome = transition(state, event);
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  return outcome.next;
}

t.test('every event in every state', async (t) => {
  for (const [kind, row] of Object.entries(TABLE)) {
    for (const [state, expected] of Object.entries(row)) {
      const outcome = transition(STATES[state as keyof typeof STATES], EVENTS[kind as keyof typeof EVENTS]);
      t.equal('refused' in outcome ? outcome.refused : 'ok', expected, `${kind} when ${state}`);
    }
  }
});

t.test('raising', async (t) => {
  const worse = after(opened, EVENTS.raised);
  t.match(worse, { priority: 'urgent', version: 2, firstReadAt: null, unreadSince: NOW, dueAt: plusSeconds(NOW, 3600) });

  const later = plusSeconds(NOW, 14_000);
  t.same(after(opened, { ...EVENTS.raised, at: later }).dueAt, opened.dueAt, 'an earlier target that still runs is not put off');
  t.equal(after(opened, { ...EVENTS.raised, priority: 'routine' }).priority, 'soon', 'the worst priority stands');

  const read = after(opened, { kind: 'read', at: plusSeconds(NOW, 60) });
  const again = after(read, { ...EVENTS.raised, priority: 'routine', at: later });
  t.equal(again.firstReadAt, null, 'what was read is unread again');
  t.same([again.unreadSince, again.dueAt], [later, plusSeconds(later, TARGETS.soon)], 'and its clock starts anew');

  const nothing = { ...EVENTS.raised, priority: 'routine', news: false } as const;
  t.equal(after(opened, nothing), opened, 'nothing new leaves an unread case as it is');
  t.not(after(read, nothing).firstReadAt, read.firstReadAt, 'but brings one back that was read');
  t.equal(after(opened, { ...nothing, notScreened: true }).version, 2);
  t.same(after(opened, { ...EVENTS.raised, at: plusSeconds(NOW, -1) }).openedAt, plusSeconds(NOW, -1), 'as old as the oldest thing in it');
});

t.test('claims', async (t) => {
  const first = after(opened, EVENTS.claimed);
  t.match(first, { claimedBy: 'robin', claimNumber: 1, version: 2, leaseEndsAt: plusSeconds(NOW, 600) });
  const soon = plusSeconds(NOW, 300);
  const again = after(first, { ...EVENTS.claimed, at: soon });
  t.match(again, { claimNumber: 1, version: 2, leaseEndsAt: plusSeconds(soon, 600) }, 'claiming again renews');
  const taken = after(expired, { ...EVENTS.claimed, by: 'wren' });
  t.match(taken, { claimedBy: 'wren', claimNumber: 2, version: 3 }, 'an ended claim is free to take');
  t.same(transition(taken, { ...EVENTS.renewed, by: 'wren' }), { refused: 'lost' }, 'an old number renews nothing');
  t.match(after(held, EVENTS.released), { claimedBy: null, leaseEndsAt: null, version: 3, state: 'open' });
});

t.test('decisions', async (t) => {
  for (const decision of ['publish', 'publish_with_note', 'redact', 'remove'] as const) {
    t.match(after(held, { ...EVENTS.decided, decision }), { state: 'closed', closedAt: NOW, claimedBy: null, version: 3 });
  }
  const followUp = { owner: 'Crisis team', at: plusSeconds(NOW, 3600) };
  for (const decision of ['ask_to_change', 'escalate'] as const) {
    const open = after(held, { ...EVENTS.decided, decision, followUp });
    t.match(open, { state: 'open', claimedBy: null, followUpOwner: 'Crisis team', followUpAt: followUp.at, firstReadAt: NOW });
    t.same(open.escalatedAt, decision === 'escalate' ? NOW : null);
  }
});

t.test('whatever happens, a claim has one holder until its lease ends, and versions only rise', async (t) => {
  const who = constantFrom('robin', 'wren');
  const step = record({
    wait: integer({ min: 0, max: 700 }),
    by: who,
    priority: constantFrom(...PRIORITIES),
    kind: constantFrom(...(Object.keys(EVENTS) as (keyof typeof EVENTS)[])),
    number: integer({ min: 1, max: 4 }),
    decision: constantFrom<DecisionKind[]>('publish', 'remove', 'escalate'),
  });
  assert(
    property(array(step, { maxLength: 40 }), (steps) => {
      let state = opened;
      let at = NOW;
      for (const { wait, by, priority, kind, number, decision } of steps) {
        at = plusSeconds(at, wait);
        const holder = holderOf(state, at);
        const outcome = transition(state, eventOf(kind, { at, by, priority, claimNumber: number, decision }));
        if ('refused' in outcome) continue;
        const { next } = outcome;
        const newHolder = holderOf(next, at);
        if (holder !== null && newHolder !== holder && by !== holder) return false;
        if (next.version < state.version || next.claimNumber < state.claimNumber) return false;
        if (state.state === 'closed' && next !== state) return false;
        if (kind === 'decided' && holder !== by) return false;
        if (next.priority !== state.priority && kind !== 'raised') return false;
        if (PRIORITIES.indexOf(next.priority) > PRIORITIES.indexOf(state.priority)) return false;
        state = next;
      }
      return true;
    }),
    { numRuns: 300 },
  );
  t.pass('held in every sequence tried');
});
