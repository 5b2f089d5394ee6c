// OpenAPI 3.1, generated from the very schemas that validate, and a page to browse it without any outside request.
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Serves `/api/openapi.json` and `/api/docs`. To be registered before the routes it describes. */
export async function installOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Alongside',
        version: '1',
        description:
          'A moderated peer-support forum server. Refusals are problem documents (RFC 9457). ' +
          'Every trust answers on its own host; a session belongs to one trust.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'A token of POST /api/v1/sessions with kind "token".' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'session', description: 'A browser session; unsafe requests also need x-csrf-token.' },
        },
      },
    },
    hideUntagged: true,
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.get(
    '/api/openapi.json',
    { config: { access: 'public', withoutTrust: true }, schema: { hide: true } as never },
    async (_request, reply) => reply.type('application/json').serializer(String).send(JSON.stringify(app.swagger())),
  );
  await app.register(async (docs) => {
    // The plugin's own pages and files are public and need no trust.
    docs.addHook('onRoute', (options) => {
      options.config = { ...options.config, access: 'public', withoutTrust: true };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      // The plugin's own policy names a validator elsewhere; this one lets the page ask nobody else.
      staticCSP: "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      uiConfig: { tryItOutEnabled: false, validatorUrl: null },
    });
  });
}
