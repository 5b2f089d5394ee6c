// An HTTP client of the server under test: as somebody, in a trust, through the real stack.
import type { FastifyInstance, InjectOptions } from 'fastify';

export type Answer = { status: number; body: Record<string, unknown> & { [key: string]: never } & JsonBody; headers: Record<string, string>; raw: string };
/** What JSON an answer holds is for each test to say. */
// oxlint-disable-next-line typescript/no-explicit-any
export type JsonBody = any;

export type Http = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  del(path: string, headers?: Record<string, string>): Promise<Answer>;
};

/** A client on a host, with headers that go with every request. */
export function httpOn(app: FastifyInstance, host: string, always: Record<string, string> = {}): Http {
  const send = async (method: InjectOptions['method'], path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await app.inject({
      method: method ?? 'GET',
      url: path,
      headers: { host, ...always, ...headers },
      ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
    });
    const json = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: json ? response.json() : null,
      headers: response.headers as Record<string, string>,
      raw: response.body,
    };
  };
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    del: (path, headers) => send('DELETE', path, undefined, headers),
  };
}
