// The web server, assembled on one screen: what every request passes through, in order.
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { installCsrf } from './kit/http/csrf.ts';
import { installErrors, sendProblem } from './kit/http/errors.ts';
import { decorateRequests, demandAccess, mount } from './kit/http/mount.ts';
import { installOpenApi } from './kit/http/openapi.ts';
import { installOperations } from './kit/http/operations.ts';
import { installIdentity } from './kit/http/identity.ts';
import { installSecurityHeaders } from './kit/http/security-headers.ts';
import { openSerialisers } from './kit/http/serialise.ts';
import { Problem } from './kit/problem.ts';
import { deriveKey } from './kit/secrets.ts';
import { accountsRoutes, findSession, sessionCookieName, touchSession } from './accounts/index.ts';
import { forumRoutes } from './forum/index.ts';
import { installLive } from './live/index.ts';
import { messagesRoutes } from './messages/index.ts';
import { openMetrics } from './metrics.ts';
import type { Platform } from './platform.ts';
import { rulesRoutes } from './rules/index.ts';
import { triageRoutes } from './triage/index.ts';
import { findEveryTrust, openTrustFinder, openUrgentHelp } from './trusts/index.ts';

const STYLES = fileURLToPath(new URL('../data/urgent-help.css', import.meta.url));

/**
 * Builds the server without listening.
 * @param platform what it works on; the server closes nothing of it
 */
export async function buildWeb(platform: Platform): Promise<FastifyInstance> {
  const { config, secrets, db, clock, log } = platform;
  const secure = config.publicOrigin?.startsWith('https://') ?? false;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Addresses may hold search terms, so requests are counted, not written down.
    logController: new LogController({ disableRequestLogging: true }),
    // Only the proxy right before us: whatever else stands in X-Forwarded-For was written by whoever asked.
    trustProxy: config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: 65_536,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // What cannot be an address reaches no route, and Fastify's own answer would repeat it.
    frameworkErrors: (_error, request, reply) => {
      void sendProblem(request, reply, new Problem('malformed-request', 'This address cannot be read. Check the address.'));
    },
  });
  app.decorate('ownScheme', secure ? 'https' : 'http');
  // Fastify reads plain text by itself; here only JSON is read.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(openSerialisers({ checked: !config.production }));

  const urgentHelp = openUrgentHelp(config.dataDir);
  decorateRequests(app);
  demandAccess(app);
  installErrors(app);
  await installSecurityHeaders(app, {
    contentSecurityPolicy: {
      // Helmet's own would let a page ask any https host for styles and fonts (I6), and turn plain http to https.
      useDefaults: false,
      directives: { defaultSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], objectSrc: ["'none'"] },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cookie, { secret: deriveKey(secrets.secret, 'cookies').toString('base64url') });
  const findTrust = openTrustFinder({ db, clock, log }, urgentHelp);
  // Not waited for: PostgreSQL may be away, and a page is also written when its host is first asked for.
  app.addHook('onListen', async () => {
    await findEveryTrust(db, findTrust).catch((err: unknown) => log.warn({ err }, 'the urgent-help pages could not be written'));
  });
  installIdentity(app, {
    db,
    clock,
    findTrust,
    findSession,
    touchSession,
    cookieName: sessionCookieName(secure),
  });
  // Nothing of a trust stays in a browser's cache, which others of the same device can read (OWASP ASVS 5.0, 14.3.2).
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.config.withoutTrust) reply.header('cache-control', 'no-store');
    done();
  });
  await installCsrf(app, { key: deriveKey(secrets.secret, 'csrf').toString('base64url'), secure });
  await app.register(rateLimit, {
    global: false,
    hook: 'preValidation',
    errorResponseBuilder: (_request, context) =>
      new Problem('too-many', 'That was a lot in a short time. Nothing you wrote is lost. Please try again soon.', {
        headers: { 'retry-after': String(Math.ceil(context.ttl / 1000)) },
      }),
  });
  await installOpenApi(app);
  installOperations(app, {
    databaseReady: () => db.withSystem((tx) => tx.execute('select 1')).then(() => true, () => false),
    metrics: openMetrics(platform),
    urgentHelp,
    styles: STYLES,
    log,
  });
  await installLive(app, platform);
  mount(app, { db, clock, strict: !config.production }, [
    ...accountsRoutes({ secret: secrets.secret, secure, signInsPerMinute: config.limits.signInsPerMinute }),
    ...messagesRoutes(),
    ...rulesRoutes(),
    ...forumRoutes({ postsPerHour: config.limits.postsPerHour }),
    ...triageRoutes(),
  ]);
  await app.ready();
  return app;
}
