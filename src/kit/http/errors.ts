// Every error becomes one answer: a problem document (RFC 9457), and nothing of what was thrown.
import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type FieldProblem, Problem, type ProblemCode, PROBLEMS } from '../problem.ts';

/** The body of every refusal. */
export const ProblemBody = z
  .looseObject({
    type: z.string().describe('Which kind of problem, as a relative address.'),
    title: z.string().describe('The kind of problem in plain words.'),
    status: z.number().int().describe('The HTTP status, again.'),
    detail: z.string().describe('What went wrong and what to change.'),
    errors: z
      .array(
        z.object({
          path: z.string().describe('Where the value is, such as body.text.'),
          message: z.string().describe('What to change.'),
        }),
      )
      .optional()
      .describe('Each value to change.'),
    reference: z.string().optional().describe('Quote this when asking for help; it names a line of the log.'),
    urgentHelp: z.string().describe('Where urgent help is, always.'),
  })
  .meta({ id: 'Problem' });

const BY_FASTIFY_CODE: Record<string, [ProblemCode, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-type', 'Send JSON, with content-type application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'What was sent is longer than 64 kilobytes. Please make it shorter.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-request', 'The body is empty. Send JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-request', 'The body is not JSON that can be read.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed-request', 'The body did not arrive whole. Please send it again.'],
  FST_CSRF_MISSING_SECRET: ['csrf-refused', 'Ask for a token at /api/v1/csrf and send it as x-csrf-token.'],
  FST_CSRF_INVALID_TOKEN: ['csrf-refused', 'Ask for a new token at /api/v1/csrf and send it as x-csrf-token.'],
};

/** What to answer to anything thrown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue): FieldProblem => {
      const at = issue.instancePath.split('/').filter(Boolean).join('.');
      const where = (error as FastifyError).validationContext ?? 'body';
      return { path: at ? `${where}.${at}` : where, message: plainMessage(issue.message) };
    });
    return new Problem('invalid-input', 'Some of what was sent needs changing. Each place is named.', { fields });
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const known = BY_FASTIFY_CODE[error.code];
    if (known) return new Problem(known[0], known[1]);
  }
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400) {
    return new Problem('malformed-request', 'The body is not JSON that can be read.');
  }
  return new Problem('internal', 'Something went wrong on our side. It is not about what you did.', { cause: error });
}

/** zod's message without anything that was sent: it may name the keys it did not know, which are not ours to repeat. */
function plainMessage(message: string | undefined): string {
  if (!message) return 'This needs changing.';
  return message.startsWith('Unrecognized key') ? 'There is a field here that is not known. Take it out.' : message;
}

/** Writes a problem as the answer. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const reference = problem.status >= 500 ? randomUUID() : null;
  if (reference) {
    const line = { reference, code: problem.code, route: request.routeOptions.url ?? null, err: problem.cause };
    if (problem.status === 500) request.log.error(line, 'a request failed');
    else request.log.warn(line, 'a request could not be served');
  }
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `/problems/${problem.code}`,
      title: PROBLEMS[problem.code][1],
      status: problem.status,
      detail: problem.detail,
      ...(problem.fields.length > 0 ? { errors: problem.fields } : {}),
      ...problem.shown,
      ...(reference ? { reference } : {}),
      urgentHelp: '/urgent-help',
    });
}

/** Makes every error and every unknown address of a server answer as a problem. */
export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, toProblem(error)));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new Problem('not-found', 'There is nothing at this address.')),
  );
}
