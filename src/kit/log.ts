// The operational log: structured lines of codes, counts and ids, never of what people wrote.
import { type DestinationStream, pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Opens the log. Errors are written as name, code and stack without message, because a message of
 * a library may quote what somebody typed (OWASP ASVS 5.0, 16.2.5).
 * @param level pino's level name, or `silent`
 * @param to where the lines go; to the standard output unless said
 */
export function openLog(level: string, to?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: describeError, error: describeError } };
  return to ? pino(options, to) : pino(options);
}

/**
 * What may be logged of an error: its kind, its code and where it was thrown. The code and the constraint
 * are those of what caused it, where a library has wrapped that in an error without.
 */
export function describeError(error: unknown): { name: string; code?: string; constraint?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = wordIn(error, 'code');
  const constraint = wordIn(error, 'constraint');
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    at: framesOf(error.stack ?? '').slice(0, 6).join(' | '),
  };
}

const MOST_CAUSES = 4;

/** A member of an error, or else of the nearest of its causes that has it. */
function wordIn(error: Error, member: 'code' | 'constraint'): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < MOST_CAUSES; at = at.cause, depth += 1) {
    const value: unknown = Reflect.get(at, member);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** A line that V8 writes for a call: it ends with a place in a file. */
const FRAME = /^ {4}at .*(?::\d+:\d+\)?|\((?:native|<anonymous>|index \d+)\))$/;

/** The calls of a stack: its last lines, because the message before them may have lines that begin with "at" too. */
function framesOf(stack: string): string[] {
  const lines = stack.split('\n');
  const first = lines.findLastIndex((line) => !FRAME.test(line)) + 1;
  return lines.slice(first).map((line) => line.trim());
}
