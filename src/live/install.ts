// The websocket route: judged like any other request first, upgraded only then.
import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../kit/clock.ts';
import { ownOrigin } from '../kit/http/csrf.ts';
import type { Log } from '../kit/log.ts';
import { notFound, Problem } from '../kit/problem.ts';
import { answer, hearOwn, type ListenDeps } from './listen.ts';
import { mayConnect } from './policy.ts';
import { CLOSE, openSocket } from './socket.ts';
import { openSockets, type Sockets } from './sockets.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The open sockets of this process. */
    live: Sockets;
  }
}

const URL_OF_SOCKET = '/api/v1/live';
const HEARTBEAT_MS = 30_000;
/** Questions are short: the longest that is read, in bytes. */
const MOST_PAYLOAD = 4_096;

/**
 * Serves `/api/v1/live`: hints for members, by websocket. Whoever may not open it gets a problem
 * document and no upgrade. When the server closes, every socket is closed with 1001.
 * @param app the server, with identity installed
 * @param deps where sessions and threads are read, hints come from and faults are logged
 */
export async function installLive(app: FastifyInstance, deps: ListenDeps & { clock: Clock; log: Log }): Promise<void> {
  const sockets = openSockets(deps);
  app.decorate('live', sockets);
  await app.register(websocket, {
    options: { maxPayload: MOST_PAYLOAD },
    errorHandler: (_error, socket) => {
      // A breach of the protocol is being closed already, with its own code.
      if (socket.readyState === socket.OPEN) socket.close(CLOSE.fault);
    },
    preClose: async () => {
      clearInterval(heartbeat);
      app.websocketServer.close();
      await sockets.close();
    },
  });
  const heartbeat = setInterval(() => {
    sockets.beat().catch((err: unknown) => deps.log.warn({ err }, 'a heartbeat failed'));
  }, HEARTBEAT_MS);
  heartbeat.unref();

  // Elsewhere an upgrade would be granted, closed at once, and its address logged.
  app.addHook('onRequest', async (request) => {
    if (request.ws && request.routeOptions.url !== URL_OF_SOCKET) throw notFound();
  });
  // The plugin lets go of a refused upgrade's connection, unless it was refused before the plugin saw it.
  app.addHook('onResponse', async (request) => {
    if (request.ws === null && request.raw.headers.upgrade !== undefined) request.raw.socket.destroy();
  });
  app.route({
    method: 'GET',
    url: URL_OF_SOCKET,
    config: { access: 'member' },
    schema: { hide: true } as never,
    onRequest: async (request) => judge(request, sockets),
    handler: async () => {
      throw new Problem('not-found', 'Open this address as a websocket.');
    },
    wsHandler: (socket, request) => serve(socket, request, sockets, deps),
  });
}

function judge(request: FastifyRequest, sockets: Sockets): void {
  const { actor, provenBy, headers } = request;
  const member = mayConnect({ actor, provenBy, origin: headers.origin, ownOrigin: ownOrigin(request) });
  if (!sockets.room(member.accountId)) throw new Problem('too-many', 'You have many pages open. Close one first.');
}

function serve(ws: WebSocket, request: FastifyRequest, sockets: Sockets, deps: ListenDeps & { log: Log }): void {
  const { actor, trust } = request;
  if (actor.kind === 'visitor' || !trust) return ws.close(CLOSE.policy);
  const socket = openSocket(ws, actor, trust.trustId);
  sockets.add(socket);
  const fault = (err: unknown): void => {
    deps.log.warn({ err }, 'a message over a socket failed');
    socket.close(CLOSE.fault);
  };
  // One after the other, so that the answers come in the order of what was asked.
  let turn = hearOwn(socket, deps).catch(fault);
  ws.on('message', (data, isBinary) => {
    if (!socket.heard()) return;
    const message = isBinary ? '' : String(data);
    turn = turn.then(() => (socket.open() ? answer(socket, message, deps) : undefined)).catch(fault);
  });
}
