// A real websocket client of a listening server, whose messages are awaited one after the other.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { JsonBody } from './http.ts';

export type TestSocket = {
  /** The next message, waiting for it if need be. The test's own time-out is the limit. */
  next(): Promise<JsonBody>;
  send(message: unknown): void;
  /** The code it was closed with. */
  closed: Promise<number>;
  ws: WebSocket;
};

/** Opens `/api/v1/live` on a host and waits until hints arrive. */
export async function openTestSocket(address: string, headers: Record<string, string>): Promise<TestSocket> {
  const ws = connect(address, headers);
  const messages: JsonBody[] = [];
  const waiting: ((message: JsonBody) => void)[] = [];
  ws.on('message', (data) => {
    const message: JsonBody = JSON.parse(String(data));
    const taker = waiting.shift();
    if (taker) taker(message);
    else messages.push(message);
  });
  const closed = new Promise<number>((resolve) => void ws.on('close', (code) => resolve(code)));
  await once(ws, 'open');
  const socket: TestSocket = {
    next: () => (messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((resolve) => void waiting.push(resolve))),
    send: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    closed,
    ws,
  };
  const first = await socket.next();
  if (first.kind !== 'ready') throw new Error('The first message was not that it is ready.');
  return socket;
}

/** Tries to open one that is refused, and gives the status and the problem. */
export async function refusedSocket(
  address: string,
  headers: Record<string, string>,
  path = '/api/v1/live',
): Promise<{ status: number; body: JsonBody }> {
  const ws = connect(address, headers, path);
  ws.on('error', () => undefined);
  const [, response] = await once(ws, 'unexpected-response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  ws.terminate();
  return { status: response.statusCode, body: text === '' ? null : JSON.parse(text) };
}

function connect(address: string, headers: Record<string, string>, path = '/api/v1/live'): WebSocket {
  return new WebSocket(`${address.replace('http', 'ws')}${path}`, { headers });
}
