// The operational log: structured lines of codes, counts and ids, never of what people wrote.
import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Opens the log. Errors are written as name, code and stack without message, because a message of
 * a library may quote what somebody typed (OWASP ASVS 5.0, 16.2.5).
 * @param level pino's level name, or `silent`
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    serializers: { err: describeError, error: describeError },
  });
}

/** What may be logged of an error: its kind, its code and where it was thrown. */
export function describeError(error: unknown): { name: string; code?: string; constraint?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {};
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ');
  return { name: error.name, ...code, ...constraint, at };
}
