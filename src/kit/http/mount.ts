// Mounts routes on a server: access, limits, transaction, statuses and OpenAPI from one definition.
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { z } from 'zod';
import { type Actor, type TrustRef, VISITOR } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import type { Tx } from '../db/tx.ts';
import { Problem, type ProblemCode, PROBLEMS } from '../problem.ts';
import { checkCsrf } from './csrf.ts';
import { ProblemBody } from './errors.ts';
import { type Access, admit, type Route } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first hook; every route but the static and operational ones has one. */
    trust: TrustRef | null;
    actor: Actor;
    /** How the actor proved who it is: only a cookie needs CSRF protection. */
    provenBy: 'cookie' | 'bearer' | null;
  }
  interface FastifyInstance {
    /** `https` when browsers reach us over TLS, whoever ends it. */
    ownScheme: 'http' | 'https';
  }
  interface FastifyContextConfig {
    access?: Access;
    /** Served whatever the host and with the database down. */
    withoutTrust?: boolean;
  }
}

/**
 * Every route must say who may call it, or the process does not start. Looked at when all routes are
 * known, because a plugin's own routes are given theirs by whoever registers it.
 */
export function demandAccess(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (options) => void routes.push(options));
  app.addHook('onReady', async () => {
    const silent = routes.filter((options) => options.config?.access === undefined);
    if (silent.length === 0) return;
    const named = silent.map((options) => `${String(options.method)} ${options.url}`).join(', ');
    throw new Error(`These routes do not state their access: ${named}.`);
  });
}

export type MountDeps = { db: Db; clock: Clock; strict: boolean };

/**
 * Mounts routes.
 * @param app the server
 * @param deps the database, the clock, and whether an undeclared refusal is a loud fault
 * @param routes what to mount
 */
export function mount(app: FastifyInstance, deps: MountDeps, routes: readonly Route[]): void {
  for (const def of routes) {
    app.route({
      method: def.method,
      url: def.url,
      config: { access: def.access, ...(def.limit ? { rateLimit: limitOf(def) } : {}) },
      schema: schemaOf(def),
      // Order: access and limits before the body is parsed and judged.
      onRequest: async (request) => admit(def.access, request.actor),
      preValidation: (request, reply) => checkCsrf(app, request, reply),
      handler: (request, reply) => run(def, deps, request, reply).catch((error: unknown) => throwDeclared(def, deps.strict, error)),
    });
  }
}

async function run(def: Route, { db, clock }: MountDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const trust = request.trust;
  if (!trust) throw new Error('A route of a trust was called without one.');
  const call = (tx: Tx | null): Promise<unknown> =>
    def.handle({
      tx,
      actor: request.actor,
      trust,
      params: request.params,
      query: request.query,
      headers: request.headers,
      body: request.body,
      now: clock.now(),
      request,
      reply,
    } as never);
  const mode = def.tx ?? 'write';
  const result =
    mode === 'none' ? await call(null) : mode === 'read' ? await db.readTrust(trust.trustId, call) : await db.withTrust(trust.trustId, call);
  const status = def.status ?? 200;
  reply.code(status);
  // An empty answer has nothing to serialise.
  return status === 204 ? reply.send() : result;
}

function limitOf(def: Route) {
  const { max, perSeconds, by } = def.limit ?? { max: 0, perSeconds: 0, by: 'network' };
  return {
    max,
    timeWindow: perSeconds * 1000,
    keyGenerator: (request: FastifyRequest) =>
      `${def.operationId}:${by === 'account' && request.actor.kind !== 'visitor' ? request.actor.accountId : request.ip}`,
  };
}

/**
 * Passes a problem on. One that the route's description does not tell of is a fault of ours: while
 * the service is made and tested it fails loudly, so that the description stays true.
 */
function throwDeclared(def: Route, strict: boolean, error: unknown): never {
  if (strict && error instanceof Problem && !statusesOf(def).has(error.status)) {
    throw new Error(`${def.operationId} answers ${error.code} without declaring it.`, { cause: error });
  }
  throw error;
}

function statusesOf(def: Route): Set<number> {
  return new Set([...problemsOf(def)].map((code) => PROBLEMS[code][0]));
}

/** The statuses a route can answer beside success, from its definition. */
export function problemsOf(def: Route): Set<ProblemCode> {
  const codes = new Set<ProblemCode>(['unknown-host', 'internal', 'unavailable', ...(def.problems ?? [])]);
  if (def.access !== 'public') codes.add('not-signed-in');
  if (def.access !== 'public' && def.access !== 'member') codes.add('not-allowed');
  if (def.params || def.query || def.headers || def.body) codes.add('invalid-input');
  if (def.body) for (const code of ['malformed-request', 'unsupported-type', 'too-large'] as const) codes.add(code);
  if (def.method !== 'GET') codes.add('csrf-refused');
  if (def.params) codes.add('not-found');
  if (def.limit) codes.add('too-many');
  return codes;
}

function schemaOf(def: Route): Record<string, unknown> {
  const response: Record<number, z.ZodType> = { [def.status ?? 200]: def.response };
  for (const code of problemsOf(def)) response[PROBLEMS[code][0]] = ProblemBody;
  return {
    operationId: def.operationId,
    summary: def.summary,
    ...(def.description ? { description: def.description } : {}),
    tags: [def.tag],
    ...(def.access === 'public' ? {} : { security: [{ bearer: [] }, { cookie: [] }] }),
    ...(def.params ? { params: def.params } : {}),
    ...(def.query ? { querystring: def.query } : {}),
    ...(def.headers ? { headers: def.headers } : {}),
    ...(def.body ? { body: def.body } : {}),
    response,
  };
}

/** Gives every request its first, least powerful identity. */
export function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest('trust', null);
  app.decorateRequest('actor');
  app.decorateRequest('provenBy', null);
  app.addHook('onRequest', async (request) => {
    request.actor = VISITOR;
  });
}
