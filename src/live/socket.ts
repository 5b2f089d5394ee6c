// One member's open socket: what is sent, what it listens to, and when it is ended.
import type { WebSocket } from '@fastify/websocket';
import type { Member } from '../kit/actor.ts';
import type { Tell } from './contract.ts';

/** What may lie unsent before a reader counts as too slow, in bytes. */
const MOST_UNSENT = 1_000_000;
/** How many messages that could not be understood end a socket. */
const MOST_MISTAKES = 5;
/** How many messages a socket may send between two heartbeats. */
const MOST_ASKS = 60;

/** Why a socket is closed (RFC 6455, 7.4.1). */
export const CLOSE = { goingAway: 1001, policy: 1008, fault: 1011 } as const;

/** Stops listening to a topic. */
type Stop = () => Promise<void>;

/** A member's socket. */
export type LiveSocket = {
  readonly member: Member;
  readonly trustId: string;
  /** Sends a message, or ends the socket if earlier ones still wait to be taken. */
  tell(message: Tell): void;
  /** Answers what could not be done. After several the socket is closed. */
  mistake(code: string, detail: string): void;
  /** Counts a message that came in. False if there were too many: the socket is then closed. */
  heard(): boolean;
  /** Keeps listening to a topic until it is dropped or the socket ends. */
  keep(topic: string, stop: Stop): void;
  /** Stops listening to a topic. */
  drop(topic: string): Promise<void>;
  has(topic: string): boolean;
  /** How many topics it listens to. */
  topics(): number;
  /** Asks the other side whether it is there; false if it did not answer the last time, and the socket is then ended. */
  beat(): boolean;
  close(code: number): void;
  end(): void;
  /** Whether messages can still be sent. */
  open(): boolean;
  /** Resolves when it has closed, however that came. */
  readonly gone: Promise<void>;
};

/** Wraps a socket that was just opened. Whatever it listens to is let go when it closes. */
export function openSocket(ws: WebSocket, member: Member, trustId: string): LiveSocket {
  const stops = new Map<string, Stop>();
  let mistakes = 0;
  let asks = 0;
  let answered = true;
  let closed = false;
  ws.on('pong', () => {
    answered = true;
  });
  const gone = new Promise<void>((resolve) => {
    ws.on('close', () => {
      closed = true;
      for (const stop of stops.values()) void stop();
      stops.clear();
      resolve();
    });
  });
  const tell = (message: Tell): void => {
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > MOST_UNSENT) return ws.terminate();
    ws.send(JSON.stringify(message));
  };
  return {
    member,
    trustId,
    tell,
    mistake: (code, detail) => {
      tell({ kind: 'problem', code, detail });
      mistakes += 1;
      if (mistakes >= MOST_MISTAKES) ws.close(CLOSE.policy);
    },
    heard: () => {
      asks += 1;
      if (asks > MOST_ASKS) ws.close(CLOSE.policy);
      return asks <= MOST_ASKS;
    },
    keep: (topic, stop) => {
      // It may have closed while the subscription was being made.
      if (closed) void stop();
      else stops.set(topic, stop);
    },
    drop: async (topic) => {
      const stop = stops.get(topic);
      stops.delete(topic);
      await stop?.();
    },
    has: (topic) => stops.has(topic),
    topics: () => stops.size,
    beat: () => {
      asks = 0;
      if (!answered) {
        ws.terminate();
        return false;
      }
      answered = false;
      ws.ping();
      return true;
    },
    close: (code) => ws.close(code),
    end: () => ws.terminate(),
    open: () => ws.readyState === ws.OPEN,
    gone,
  };
}
