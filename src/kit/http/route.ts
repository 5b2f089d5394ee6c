// A route as data: what it is called, who may call it, what goes in and out, and what it does.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Actor, type Client, hasRole, type Member, type Role, type Staff, type TrustRef } from '../actor.ts';
import type { Tx } from '../db/tx.ts';
import { Problem, type ProblemCode } from '../problem.ts';

/**
 * Who may call a route, before its own policy judges the thing:
 * `public` anyone, signed in or not; `member` anyone signed in; `client` clients only; a list of
 * roles, staff with one of them.
 */
export type Access = 'public' | 'member' | 'client' | readonly Role[];

type ActorFor<A extends Access> = A extends 'public' ? Actor : A extends 'member' ? Member : A extends 'client' ? Client : Staff;

/** What a handler is given. */
export type Call<A extends Access, P, Q, H, B> = {
  tx: Tx;
  actor: ActorFor<A>;
  trust: TrustRef;
  params: P;
  query: Q;
  headers: H;
  body: B;
  /** The instant of the request, from the clock. */
  now: Date;
  request: FastifyRequest;
  reply: FastifyReply;
};

type Shape = z.ZodType;
type Out<S> = S extends Shape ? z.output<S> : undefined;

export type RouteDefinition<A extends Access, P, Q, H, B, R extends Shape> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path, with `:name` parameters, from the root. */
  url: string;
  access: A;
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  params?: P;
  query?: Q;
  headers?: H;
  body?: B;
  /** The status of success; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
  response: R;
  /** Problems of its own, beside those every such route can answer. */
  problems?: readonly ProblemCode[];
  /** The most calls in a time, counted by account, or by network for visitors. */
  limit?: { max: number; perSeconds: number; by: 'account' | 'network' };
  /**
   * `write`: one transaction around the handler. `read`: every statement is issued before the first
   * answer is awaited, in one round trip. `none`: no transaction; the handler must not touch `tx`.
   */
  tx?: 'write' | 'read' | 'none';
  handle(call: Call<A, Out<P>, Out<Q>, Out<H>, Out<B>>): Promise<z.input<R>>;
};

/** A route whose particular types have been checked and then forgotten, so that all fit in one list. */
export type Route = Omit<RouteDefinition<Access, Shape, Shape, Shape, Shape, Shape>, 'handle'> & {
  handle(call: never): Promise<unknown>;
};

/** States a route; the types of its handler follow from its schemas and its access. */
export function route<
  A extends Access,
  R extends Shape,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  H extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(definition: RouteDefinition<A, P, Q, H, B, R>): Route {
  return definition as unknown as Route;
}

/**
 * Refuses an actor whom a route's access does not admit.
 * @throws not-signed-in (401) for a visitor; not-allowed (403) for a member of another kind or role
 */
export function admit(access: Access, actor: Actor): void {
  if (access === 'public') return;
  if (actor.kind === 'visitor') throw new Problem('not-signed-in', 'Sign in to do this.');
  if (access === 'member') return;
  const allowed = access === 'client' ? actor.kind === 'client' : hasRole(actor, access);
  if (!allowed) throw new Problem('not-allowed', 'Your account cannot do this.');
}
