// A reader that takes nothing is ended before what waits for it fills the memory.
import { once } from 'node:events';
import t from 'tap';
import { WebSocket, WebSocketServer } from 'ws';
import { openSocket } from '../../src/live/socket.ts';

t.test('a reader that is too slow is ended', async (t) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  t.teardown(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const reader = new WebSocket(`ws://127.0.0.1:${port}`);
  t.teardown(() => reader.terminate());
  const [[accepted]] = await Promise.all([once(server, 'connection'), once(reader, 'open')]);
  const member = { kind: 'client', accountId: 'c', sessionId: 's', displayName: 'Heron', pausedUntil: null } as const;
  const socket = openSocket(accepted, member, 'n');
  let stopped = 0;
  socket.keep('a', async () => void (stopped += 1));
  reader.pause();
  // What the kernel takes for a reader is a few megabytes; the rest waits here.
  for (let sent = 0; sent < 1000 && socket.open(); sent += 1) {
    socket.tell({ kind: 'problem', code: 'x', detail: 'x'.repeat(100_000) });
  }
  await socket.gone;
  t.notOk(socket.open());
  t.equal(stopped, 1, 'what it listened to is let go');
  socket.keep('b', async () => void (stopped += 1));
  t.equal(stopped, 2, 'what comes after it closed is let go at once');
});
