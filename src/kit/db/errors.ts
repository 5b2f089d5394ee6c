// What PostgreSQL's error codes mean to us.
import { Problem } from '../problem.ts';

/** The SQLSTATE of an error of pg, also when drizzle has wrapped it; null for any other error. */
export function pgCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

/** The constraint that refused a row, if that is what happened. */
export function violatedConstraint(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint;
  }
  return null;
}

const AWAY = /^(?:08|57P0|53|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/;
const GONE_WORDS = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|pool after calling end/;

/** Whether an error says that PostgreSQL cannot be reached or is restarting, rather than that we asked wrongly. */
export function isAway(error: unknown): boolean {
  const code = pgCode(error);
  if (code !== null && AWAY.test(code)) return true;
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if (GONE_WORDS.test(at.message)) return true;
  }
  return false;
}

/** The problem shown while PostgreSQL is away. A commit whose answer was lost may have been stored, so nothing else is claimed. */
export function awayProblem(cause: unknown): Problem {
  return new Problem('unavailable', 'We cannot reach our records just now. It may not have been saved. Look before you send it again.', {
    headers: { 'retry-after': '5' },
    cause,
  });
}
