// Problems: everything the service refuses, as one class and one table (RFC 9457).

/** Every kind of refusal: its HTTP status and its title, which is plain words. */
export const PROBLEMS = {
  'invalid-input': [422, 'Something needs changing'],
  'malformed-request': [400, 'The request could not be read'],
  'not-signed-in': [401, 'Please sign in'],
  'sign-in-failed': [401, 'Those details do not match'],
  'not-allowed': [403, 'You cannot do this'],
  'csrf-refused': [403, 'Please load the page again'],
  'origin-refused': [403, 'This request came from another site'],
  'not-found': [404, 'Not found'],
  'unknown-host': [404, 'No trust is answered here'],
  'state-conflict': [409, 'This has moved on'],
  'pseudonym-taken': [409, 'That pseudonym is taken'],
  'lease-lost': [409, 'You no longer hold this case'],
  'version-stale': [412, 'This changed while you were reading'],
  'too-large': [413, 'That is too long'],
  'unsupported-type': [415, 'That kind of content cannot be read'],
  'idempotency-mismatch': [422, 'That key was used for something else'],
  'version-missing': [428, 'Say which version you saw'],
  'too-many': [429, 'Please wait a little'],
  internal: [500, 'Something went wrong'],
  unavailable: [503, 'Not working just now'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing to change in what was sent: where it is and what to do. */
export type FieldProblem = { path: string; message: string };

type Extra = {
  /** Fields to change, shown beside them. */
  fields?: FieldProblem[];
  /** More members for the client, such as the current version. */
  shown?: Record<string, string | number | boolean | null>;
  /** Response headers, such as Retry-After. */
  headers?: Record<string, string>;
  /** What only the log gets: codes and ids. */
  logged?: Record<string, string | number>;
  cause?: unknown;
};

/**
 * A refusal that may be shown to whoever asked. Anything thrown that is not a Problem is answered
 * as a bare 500 with a reference.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly fields: FieldProblem[];
  readonly shown: Record<string, string | number | boolean | null>;
  readonly headers: Record<string, string>;
  readonly logged: Record<string, string | number>;

  /**
   * @param code which row of the table
   * @param detail one or two plain sentences that say what to change; never what somebody wrote
   * @param extra fields, further members, headers, and what only the log gets
   */
  constructor(code: ProblemCode, detail: string, extra: Extra = {}) {
    super(code, extra.cause === undefined ? {} : { cause: extra.cause });
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.fields = extra.fields ?? [];
    this.shown = extra.shown ?? {};
    this.headers = extra.headers ?? {};
    this.logged = extra.logged ?? {};
  }

  /** The HTTP status of this problem's code. */
  get status(): number {
    return PROBLEMS[this.code][0];
  }
}

/** What one may not see and what does not exist are the same answer (OWASP ASVS 5.0, 8.2). */
export function notFound(): Problem {
  return new Problem('not-found', 'There is nothing here, or you cannot see it.');
}

/** A field that must be changed, as the one problem of a request. */
export function invalid(path: string, message: string): Problem {
  return new Problem('invalid-input', message, { fields: [{ path, message }] });
}
