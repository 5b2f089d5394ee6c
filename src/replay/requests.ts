// Requests to the server that outlast its restarts: asked again while it is away, given up when it stays away.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../kit/clock.ts';

/** What the server answered. A body that is not JSON is null. */
export type Answer = { status: number; body: unknown };

/** Sends one request and waits out restarts, overload and limits. */
export type Send = (
  method: 'GET' | 'POST',
  path: string,
  options?: { token?: string; body?: unknown; key?: string },
) => Promise<Answer>;

/** The server did not come back in time. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** How many requests are under way at once. */
const MOST_AT_ONCE = 32;
const TIMEOUT_MS = 35_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

const ProblemLine = z.looseObject({ title: z.string(), detail: z.string().optional() });

/** A refusal in one line, from the server's own words. */
export function whyRefused({ status, body }: Answer): string {
  const problem = ProblemLine.safeParse(body);
  if (!problem.success) return `status ${status}`;
  return `${status} ${problem.data.title}${problem.data.detail ? `: ${problem.data.detail}` : ''}`;
}

/**
 * Makes the sender. Requests that may be sent twice without harm (reads, and posts with a key of
 * their own) come back to the same answer; others must be looked at by the caller when they fail.
 * @param url the server's origin
 * @param options the clock that measures patience, in seconds; `note` is told when the server makes us wait
 */
export function openSend(url: string, options: { clock: Clock; patience: number; note: (line: string) => void }): Send {
  const turns = openTurns(MOST_AT_ONCE);
  return async (method, path, { token, body, key } = {}) => {
    const headers = {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const since = options.clock.monotonicMs();
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const tried = await turns(() => attempt(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
      if ('answer' in tried) return tried.answer;
      const asked = Math.max(wait, tried.retryAfterMs);
      if (options.clock.monotonicMs() - since + asked > options.patience * 1000) {
        throw new Unreachable(`The server cannot be reached (${tried.why}). Nothing more was sent.`);
      }
      if (asked >= LONGEST_PAUSE_MS) options.note(`waiting for the server (${tried.why})`);
      await pause(asked);
    }
  };
}

type Tried = { answer: Answer } | { why: string; retryAfterMs: number };

async function attempt(url: string, init: RequestInit): Promise<Tried> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    if (response.status === 429 || response.status >= 500) {
      return { why: `status ${response.status}`, retryAfterMs: Number(response.headers.get('retry-after') ?? 0) * 1000 || 0 };
    }
    return { answer: { status: response.status, body: json(text) } };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error instanceof Error ? error.name : 'unknown';
    return { why: code, retryAfterMs: 0 };
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Lets so many run at once; the others wait their turn. */
function openTurns(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (act) => {
    if (running >= most) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      return await act();
    } finally {
      // A turn is handed on, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
