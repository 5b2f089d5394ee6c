// Every open socket of this process: counted by account, kept alive, told of gaps, closed together.
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/db/open.ts';
import type { Hints } from '../kit/hints.ts';
import { liveSessions } from '../accounts/index.ts';
import { CLOSE, type LiveSocket } from './socket.ts';

/** The most sockets of one account on one process: a few devices with a few pages each. */
const MOST_PER_ACCOUNT = 20;
/** How long a socket has to answer a close, in milliseconds. */
const CLOSE_MS = 2_000;

/** The sockets of one process. */
export type Sockets = {
  /** Whether an account may open one more. */
  room(accountId: string): boolean;
  /** Takes a socket in until it closes. */
  add(socket: LiveSocket): void;
  /**
   * One heartbeat: ends sockets that did not answer the last one, and closes those whose session
   * has ended. While PostgreSQL is away sessions are not judged: a hint shows nothing by itself.
   */
  beat(): Promise<void>;
  /** Closes every socket with "going away", so that well-made pages connect to another process. */
  close(): Promise<void>;
};

/** Makes the set of sockets, and tells each to read again after hints may have been lost. */
export function openSockets({ db, clock, hints }: { db: Db; clock: Clock; hints: Hints }): Sockets {
  const open = new Set<LiveSocket>();
  const perAccount = new Map<string, number>();
  const count = (accountId: string, change: number): void => {
    const sum = (perAccount.get(accountId) ?? 0) + change;
    if (sum > 0) perAccount.set(accountId, sum);
    else perAccount.delete(accountId);
  };
  const stopGap = hints.onGap(() => {
    for (const socket of open) socket.tell({ kind: 'read-again' });
  });
  return {
    room: (accountId) => (perAccount.get(accountId) ?? 0) < MOST_PER_ACCOUNT,
    add: (socket) => {
      open.add(socket);
      count(socket.member.accountId, 1);
      void socket.gone.then(() => {
        open.delete(socket);
        count(socket.member.accountId, -1);
      });
    },
    beat: async () => {
      const present = [...open].filter((socket) => socket.beat());
      for (const [trustId, sockets] of byTrust(present)) {
        const ids = [...new Set(sockets.map((socket) => socket.member.sessionId))];
        const now = clock.now();
        const alive = await db.readTrust(trustId, (tx) => liveSessions(tx, ids, now)).catch(() => new Set(ids));
        for (const socket of sockets) if (!alive.has(socket.member.sessionId)) socket.close(CLOSE.policy);
      }
    },
    close: async () => {
      stopGap();
      const all = [...open];
      for (const socket of all) socket.close(CLOSE.goingAway);
      const patience = setTimeout(() => {
        for (const socket of all) socket.end();
      }, CLOSE_MS);
      await Promise.all(all.map((socket) => socket.gone));
      clearTimeout(patience);
    },
  };
}

function byTrust(sockets: readonly LiveSocket[]): Map<string, LiveSocket[]> {
  const trusts = new Map<string, LiveSocket[]>();
  for (const socket of sockets) trusts.set(socket.trustId, [...(trusts.get(socket.trustId) ?? []), socket]);
  return trusts;
}
