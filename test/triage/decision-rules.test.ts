// What a decision must be: its reason, its follow-up, its version and its message, all without a database.
import t from 'tap';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { CATEGORIES } from '../../src/rules/index.ts';
import { gapsOf } from '../../src/messages/index.ts';
import { NewDecision } from '../../src/triage/contract-decision.ts';
import { demandsFollowUp, followUpOf } from '../../src/triage/follow-up.ts';
import { DECISION_REASON_CODES, DECISION_REASONS, REPORT_REASONS, reasonFits } from '../../src/triage/reasons.ts';
import { outcomeFor, statementOf } from '../../src/triage/statement.ts';
import { versionOf } from '../../src/triage/version.ts';

const NOW = instant('2026-11-23T10:00:00.000Z');
const KINDS = ['publish', 'publish_with_note', 'ask_to_change', 'redact', 'remove', 'escalate'] as const;
const FULL = {
  publish: { kind: 'publish', reason: 'within_rules', why: 'It is fine.' },
  publish_with_note: { kind: 'publish_with_note', reason: 'hard_to_read', why: 'It is sad.', nextStep: 'Nothing.', note: 'About loss' },
  ask_to_change: { kind: 'ask_to_change', reason: 'own_details', why: 'It has a number.', what: 'Take it out.', nextStep: 'We read it again.' },
  redact: {
    kind: 'redact',
    reason: 'own_details',
    why: 'It has a number.',
    nextStep: 'Nothing.',
    revisionId: '01940000-0000-7000-8000-000000000000',
    spans: [{ start: 0, end: 3 }],
  },
  remove: { kind: 'remove', reason: 'unkind', why: 'It names someone.', nextStep: 'You can post again.' },
  escalate: {
    kind: 'escalate',
    reason: 'worry_about_safety',
    why: 'We worry.',
    nextStep: 'A colleague writes to you.',
    followUpOwner: 'Safeguarding',
    followUpAt: '2026-11-23T12:00:00.000Z',
  },
} as const;

t.test('every decision in full fills every gap of its message', async (t) => {
  for (const kind of KINDS) {
    const decision = NewDecision.parse(FULL[kind]);
    const statement = statementOf(decision, 'held', '2026-11');
    t.ok(statement, kind);
    for (const gap of statement ? gapsOf(statement.template) : []) t.ok(statement?.values[gap], `${kind} fills ${gap}`);
  }
});

t.test('a decision without one of its words is refused', async (t) => {
  for (const kind of KINDS) {
    const full: Record<string, unknown> = FULL[kind];
    for (const field of Object.keys(full)) {
      if (kind === 'publish' && field === 'why') continue;
      const { [field]: _, ...without } = full;
      t.notOk(NewDecision.safeParse(without).success, `${kind} without ${field}`);
      if (typeof full[field] === 'string') t.notOk(NewDecision.safeParse({ ...full, [field]: '  ' }).success, `${kind} with a blank ${field}`);
    }
    t.notOk(NewDecision.safeParse({ ...full, more: 1 }).success, `${kind} with something unknown`);
  }
});

t.test('when nothing changes for the author, nothing is sent', async (t) => {
  const publish = NewDecision.parse({ kind: 'publish', reason: 'within_rules' });
  t.equal(statementOf(publish, 'published', '2026-11'), null);
  t.equal(statementOf(publish, 'withdrawn', '2026-11'), null);
  t.same(statementOf(publish, 'held', '2026-11')?.values['why'], undefined, 'and a held post without a why has a gap');
});

t.test('who told us learns the outcome of what closes a case', async (t) => {
  for (const kind of KINDS) {
    t.equal(outcomeFor(kind, 'published') === null, kind === 'ask_to_change' || kind === 'escalate', kind);
  }
  t.equal(outcomeFor('publish', 'withdrawn'), 'Members can no longer read it.');
});

t.test('follow-up', async (t) => {
  const danger = new Set<string>(['suicidal_thoughts', 'suicide_plan', 'self_harm', 'suicide_pact', 'safeguarding']);
  for (const kind of KINDS) {
    const takes = kind === 'ask_to_change' || kind === 'redact' || kind === 'remove';
    for (const category of [...CATEGORIES, null]) {
      const expected = kind === 'escalate' || (takes && category !== null && danger.has(category));
      t.equal(demandsFollowUp(kind, { categories: [category], worried: false }), expected, `${kind}, ${category}`);
    }
    t.equal(demandsFollowUp(kind, { categories: [], worried: true }), kind === 'escalate' || takes, `${kind}, somebody worried`);
  }
  const later = plusSeconds(NOW, 1);
  t.same(followUpOf({ followUpOwner: 'Lead', followUpAt: later }, true, NOW), { owner: 'Lead', at: later });
  t.equal(followUpOf({}, false, NOW), null);
  for (const half of [{}, { followUpOwner: 'Lead' }, { followUpAt: later }, { followUpOwner: 'Lead', followUpAt: NOW }]) {
    t.throws(() => followUpOf(half, true, NOW), { code: 'invalid-input' });
  }
  t.throws(() => followUpOf({ followUpOwner: 'Lead' }, false, NOW), { code: 'invalid-input' }, 'half of one is refused though none is needed');
});

t.test('reasons', async (t) => {
  const staffWords = /flagged|\bcase\b|claimed|escalated|detector|matched|monitored|surveillance|suspicious|violation|strike|offence|delusion|paranoi|psychotic|manic|warning/i;
  const words = [...Object.values(DECISION_REASONS).map((reason) => reason.words), ...Object.values(REPORT_REASONS)];
  for (const each of words) {
    t.notMatch(each, staffWords);
    t.ok(each.split(' ').length < 20, each);
  }
  for (const kind of KINDS) t.ok(DECISION_REASON_CODES.some((reason) => reasonFits(reason, kind)), `${kind} has a reason`);
  t.notOk(reasonFits('within_rules', 'remove'));
});

t.test('the version of a case rises with its own and with its post\'s', async (t) => {
  t.equal(versionOf({ version: 3 }, { version: 4 }), 7);
});
