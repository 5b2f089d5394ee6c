// The headers that tell browsers what our pages may do: helmet's, worked out once, as they are the same for every answer.
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

/** Headers of an answer that are not helmet's. */
const OTHERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'content-type', 'date']);

/** Sends the security headers with every answer. A route may replace one of them. */
export async function installSecurityHeaders(app: FastifyInstance, options: FastifyHelmetOptions): Promise<void> {
  const headers = await askHelmet(options);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Helmet builds its headers anew for every answer, so it is asked for one. */
async function askHelmet(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const app = fastify();
  await app.register(helmet, options);
  app.get('/', async () => '');
  const { headers } = await app.inject('/');
  await app.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (OTHERS.has(name) || value === undefined ? [] : [[name, String(value)]])),
  );
}
