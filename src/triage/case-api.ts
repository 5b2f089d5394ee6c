// The routes of the queue and of one case: reading it, claiming it and deciding it.
import type { FastifyReply } from 'fastify';
import { instant } from '../kit/clock.ts';
import { etag, IfMatchHeaders, seenVersion } from '../kit/http/if-match.ts';
import { cutPage, decodeCursor } from '../kit/http/page.ts';
import { type Route, route } from '../kit/http/route.ts';
import type { ProblemCode } from '../kit/problem.ts';
import { type Claimed, claimCase, releaseClaim, renewClaim } from './claim.ts';
import { CaseParams, Claim, ClaimNumber, QueuePage, QueueQuery } from './contract.ts';
import { CaseView } from './contract-case.ts';
import { Decided, NewDecision } from './contract-decision.ts';
import { decideCase } from './decide.ts';
import { lookAtCase } from './look.ts';
import { READERS } from './policy.ts';
import { presentCase, presentClaim, presentQueueItem } from './present.ts';
import { type QueuePlace, queuePage } from './queries.ts';

const OF_A_CASE = { access: READERS, tag: 'Triage', params: CaseParams } as const;

/** The queue and its cases. */
export function caseRoutes(): Route[] {
  return [queueRoute(), caseRoute(), decideRoute(), ...claimRoutes()];
}

function queueRoute(): Route {
  return route({
    method: 'GET',
    url: '/api/v1/cases',
    access: READERS,
    operationId: 'listCases',
    summary: 'The queue: what to read first',
    description:
      'Open cases by reading priority, then age. A case that nobody read before its target passed rises, and nothing ' +
      'goes before what is immediate. The cursor keeps the instant that decided the order, so that pages fit together.',
    tag: 'Triage',
    tx: 'read',
    query: QueueQuery,
    response: QueuePage,
    handle: async ({ tx, actor, query, now }) => {
      const place = placeOf(query.cursor, now);
      const rows = await queuePage(tx, query, place, actor.accountId, now);
      const asOf = place.asOf.toISOString();
      const { items, next } = cutPage(rows, query.limit, (row) => [asOf, row.lane, row.opened_at.toISOString(), row.case_id]);
      return { items: items.map((row) => presentQueueItem(row, actor.accountId, place.asOf)), next, asOf };
    },
  });
}

/** Where a cursor points: the first page is ordered as of now. */
function placeOf(cursor: string | undefined, now: Date): QueuePlace {
  const [asOf, lane, openedAt, caseId] = decodeCursor(cursor, ['time', 'number', 'time', 'id']) ?? [];
  if (asOf === undefined || lane === undefined || openedAt === undefined || caseId === undefined) return { asOf: now, after: null };
  return { asOf: instant(asOf), after: { lane: Math.trunc(Number(lane)), openedAt, caseId } };
}

function caseRoute(): Route {
  return route({
    ...OF_A_CASE,
    method: 'GET',
    url: '/api/v1/cases/:caseId',
    operationId: 'readCase',
    summary: 'One case, whole',
    description: 'Reading it is recorded, and stops the clock of its first read. The ETag is the version that a decision names in If-Match.',
    response: CaseView,
    handle: async ({ tx, actor, params, now, reply }) => {
      const view = presentCase(await lookAtCase(tx, actor, params.caseId, now), actor.accountId, now);
      reply.header('etag', etag(view.version));
      return view;
    },
  });
}

function decideRoute(): Route {
  return route({
    ...OF_A_CASE,
    method: 'POST',
    url: '/api/v1/cases/:caseId/decisions',
    operationId: 'decideCase',
    summary: 'Decide a case',
    description:
      'You must hold the case. If-Match names the version you saw: the ETag of the case, or `version` of your claim. ' +
      'If the case or its post has moved since, nothing happens and `currentVersion` says what to read again (412). ' +
      'That is looked at first, then whether the case is still open and you hold it (409), then the decision itself (422).',
    headers: IfMatchHeaders,
    body: NewDecision,
    status: 201,
    response: Decided,
    problems: ['version-missing', 'version-stale', 'state-conflict', 'lease-lost'],
    handle: async ({ tx, actor, params, headers, body, now, reply }) => {
      const seen = seenVersion(headers);
      const made = await decideCase(tx, actor, { caseId: params.caseId, seen, decision: body }, now);
      reply.header('etag', etag(made.version));
      return { ...made, decidedAt: now.toISOString() };
    },
  });
}

function answer(reply: FastifyReply, claimed: Claimed) {
  reply.header('etag', etag(claimed.version));
  return presentClaim(claimed);
}

function claimRoutes(): Route[] {
  const problems: readonly ProblemCode[] = ['state-conflict', 'lease-lost'];
  return [
    route({
      ...OF_A_CASE,
      method: 'POST',
      url: '/api/v1/cases/:caseId/claim',
      operationId: 'claimCase',
      summary: 'Claim a case, or renew your own claim',
      description: 'While somebody else holds it, the answer is 409 with `heldBy` and `heldUntil`.',
      response: Claim,
      problems: ['state-conflict'],
      handle: async ({ tx, actor, params, now, reply }) => answer(reply, await claimCase(tx, actor, params.caseId, now)),
    }),
    route({
      ...OF_A_CASE,
      method: 'POST',
      url: '/api/v1/cases/:caseId/renew',
      operationId: 'renewClaim',
      summary: 'Hold a case for longer',
      body: ClaimNumber,
      response: Claim,
      problems,
      handle: async ({ tx, actor, params, body, now, reply }) =>
        answer(reply, await renewClaim(tx, actor, params.caseId, body.claimNumber, now)),
    }),
    route({
      ...OF_A_CASE,
      method: 'POST',
      url: '/api/v1/cases/:caseId/release',
      operationId: 'releaseCase',
      summary: 'Pass a case back to the queue',
      description: 'Nothing is asked and nothing is counted.',
      body: ClaimNumber,
      response: Claim,
      problems,
      handle: async ({ tx, actor, params, body, now, reply }) =>
        answer(reply, await releaseClaim(tx, actor, params.caseId, body.claimNumber, now)),
    }),
  ];
}
