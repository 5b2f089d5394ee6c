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
  return { name: error.name, ...code, ...constraint, at: framesOf(error.stack ?? '').slice(0, 6).join(' | ') };
}

/** A line that V8 writes for a call: it ends with a place in a file. */
const FRAME = /^ {4}at .*(?::\d+:\d+\)?|\((?:native|<anonymous>|index \d+)\))$/;

/** The calls of a stack: its last lines, because the message before them may have lines that begin with "at" too. */
function framesOf(stack: string): string[] {
  const lines = stack.split('\n');
  const first = lines.findLastIndex((line) => !FRAME.test(line)) + 1;
  return lines.slice(first).map((line) => line.trim());
}
