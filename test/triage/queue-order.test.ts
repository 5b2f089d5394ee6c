// The queue's order: lanes, what rises when its target passes, and what never waits.
import t from 'tap';
import { instant, plusSeconds } from '../../src/kit/clock.ts';
import { compareQueued, isOverdue, laneOf, type Queued } from '../../src/triage/queue-order.ts';

const NOW = instant('2026-11-23T10:00:00.000Z');

function queued(caseId: string, priority: Queued['priority'], minutesAgo: number, due: 'due' | 'overdue' | 'read'): Queued {
  return {
    caseId,
    priority,
    openedAt: plusSeconds(NOW, -60 * minutesAgo),
    dueAt: due === 'due' ? plusSeconds(NOW, 1) : NOW,
    firstReadAt: due === 'read' ? NOW : null,
  };
}

t.test('lanes', async (t) => {
  const table = [
    ['immediate', 0, 0],
    ['urgent', 2, 1],
    ['soon', 3, 2],
    ['routine', 4, 3],
  ] as const;
  for (const [priority, lane, overdue] of table) {
    t.equal(laneOf(queued('a', priority, 1, 'due'), NOW), lane, `${priority} in time`);
    t.equal(laneOf(queued('a', priority, 1, 'overdue'), NOW), overdue, `${priority} overdue`);
    t.equal(laneOf(queued('a', priority, 1, 'read'), NOW), lane, `${priority} read`);
  }
  t.ok(isOverdue(queued('a', 'soon', 1, 'overdue'), NOW), 'overdue from the very instant');
  t.notOk(isOverdue(queued('a', 'soon', 1, 'read'), NOW), 'what was read is not overdue');
});

t.test('the order', async (t) => {
  const shuffled = [
    queued('routine, old and overdue', 'routine', 2000, 'overdue'),
    queued('soon, fresh', 'soon', 5, 'due'),
    queued('urgent, fresh', 'urgent', 3, 'due'),
    queued('routine, fresh', 'routine', 10, 'due'),
    queued('immediate, last to come', 'immediate', 0, 'due'),
    queued('urgent, overdue', 'urgent', 70, 'overdue'),
    queued('soon, overdue', 'soon', 300, 'overdue'),
    queued('soon, read', 'soon', 400, 'read'),
    queued('immediate, overdue', 'immediate', 30, 'overdue'),
  ];
  t.same(
    shuffled.toSorted((a, b) => compareQueued(a, b, NOW)).map((each) => each.caseId),
    [
      'immediate, overdue',
      'immediate, last to come',
      'urgent, overdue',
      'soon, overdue',
      'urgent, fresh',
      'routine, old and overdue',
      'soon, read',
      'soon, fresh',
      'routine, fresh',
    ],
  );
  const twins = ['b', 'a'].map((id) => queued(id, 'soon', 1, 'due'));
  t.same(twins.sort((a, b) => compareQueued(a, b, NOW)).map((each) => each.caseId), ['a', 'b'], 'of one age, by id');
});
