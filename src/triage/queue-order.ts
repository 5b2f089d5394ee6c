// The order of the queue: by lane, then by age. A case that nobody read in time rises one lane.
import type { Priority } from '../rules/index.ts';

/** What decides where a case stands. */
export type Queued = { caseId: string; priority: Priority; openedAt: Date; dueAt: Date; firstReadAt: Date | null };

/** The lanes of cases whose target has not passed. Lane 1 is for urgent cases whose target has. */
const LANES: Readonly<Record<Priority, number>> = { immediate: 0, urgent: 2, soon: 3, routine: 4 };

/** Whether a case's target for a first read has passed with nobody having read it. */
export function isOverdue(queued: Pick<Queued, 'dueAt' | 'firstReadAt'>, asOf: Date): boolean {
  return queued.firstReadAt === null && queued.dueAt <= asOf;
}

/**
 * The lane of a case, 0 first. Nothing ever stands in the lane of the immediate ones but they; an
 * overdue urgent case goes before the other urgent ones; an overdue `soon` case waits among the
 * urgent ones by age, and an overdue `routine` one among those of `soon`, so that neither starves.
 */
export function laneOf(queued: Pick<Queued, 'priority' | 'dueAt' | 'firstReadAt'>, asOf: Date): number {
  const lane = LANES[queued.priority];
  return lane > 0 && isOverdue(queued, asOf) ? lane - 1 : lane;
}

/** Compares two cases by the queue's order at one instant. */
export function compareQueued(a: Queued, b: Queued, asOf: Date): number {
  return (
    laneOf(a, asOf) - laneOf(b, asOf) ||
    a.openedAt.getTime() - b.openedAt.getTime() ||
    (a.caseId < b.caseId ? -1 : Number(a.caseId > b.caseId))
  );
}

/** Whether a case `c` is overdue at `asOf`, in SQL. */
export function overdueSql(asOf: string): string {
  return `(c.first_read_at is null and c.due_at <= ${asOf})`;
}

/** The same lane in SQL, for a case `c` and a parameter of type timestamptz; a test holds the two together. */
export function laneSql(asOf: string): string {
  return `((case c.priority when 'immediate' then 0 when 'urgent' then 2 when 'soon' then 3 else 4 end)
    - (case when c.priority <> 'immediate' and ${overdueSql(asOf)} then 1 else 0 end))`;
}
