// What operators and probes ask for: alive, ready, figures; and the urgent-help page, which needs nothing.
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.ts';

export type OperationsDeps = {
  /** Whether PostgreSQL answers. */
  databaseReady(): Promise<boolean>;
  /** The figures in Prometheus's text format. */
  metrics(): Promise<{ type: string; body: string }>;
  urgentHelp: { page(host: string): Promise<string> };
  /** The urgent-help page's style sheet. */
  styles: string;
  log: Log;
};

/** Serves `/livez`, `/readyz`, `/metrics`, `/urgent-help` and its style sheet, whatever the host. */
export function installOperations(app: FastifyInstance, deps: OperationsDeps): void {
  const open = { config: { access: 'public' as const, withoutTrust: true }, schema: { hide: true } as never };
  const plain = (body: string): string => body;
  const styles = readFileSync(deps.styles, 'utf8');

  app.get('/livez', open, async (_request, reply) => reply.type('text/plain').serializer(plain).send('alive\n'));

  app.get('/readyz', open, async (_request, reply) => {
    const ready = await deps.databaseReady();
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .serializer(plain)
      .send(ready ? 'ready\n' : 'PostgreSQL cannot be reached\n');
  });

  app.get('/metrics', open, async (_request, reply) => {
    const { type, body } = await deps.metrics();
    return reply.header('content-type', type).serializer(plain).send(body);
  });

  app.get('/urgent-help', open, async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'public, max-age=60, stale-if-error=86400')
      .serializer(plain)
      .send(await deps.urgentHelp.page(request.hostname.toLowerCase())),
  );
  app.get('/urgent-help.css', open, async (_request, reply) =>
    reply.type('text/css').header('cache-control', 'public, max-age=86400').serializer(plain).send(styles),
  );
}
