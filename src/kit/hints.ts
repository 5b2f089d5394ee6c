// Hints between processes: "look again at this". They may be lost, they hold ids only, and nobody waits for them.
import { setTimeout as pause } from 'node:timers/promises';
import { openRelay, type JobBackend } from './bullmq/backend.ts';
import { settle } from './bullmq/patience.ts';
import { troubleNoter } from './bullmq/trouble.ts';
import type { Log } from './log.ts';

/** A hint received: its topic and the ids that came with it. */
export type Hint = { topic: string; data: unknown };
type Listener = (hint: Hint) => void;

/** The hints of one process. */
export type Hints = {
  /** Sends a hint on a topic such as `trust.<uuid>.queue`. Never throws and never makes the caller wait; it may be lost. */
  publish: (topic: string, data?: HintData) => void;
  /**
   * Listens to a topic or a pattern (`*` stands for one part, `>` for all further parts). Resolves when hints sent from
   * now on arrive; while the store is away it resolves all the same and listening begins when the store is back.
   * Call what it gives to stop listening.
   */
  subscribe: (pattern: string, listener: Listener) => Promise<() => Promise<void>>;
  /** Calls `listener` after hints may have been lost, so that pages read again. Call what it gives to stop. */
  onGap: (listener: () => void) => () => void;
  /** Stops listening and closes the connections. */
  close: () => Promise<void>;
};

/** What a hint may carry: ids and small numbers. */
export type HintData = Readonly<Record<string, string | number | boolean | null>>;

type Relay = ReturnType<ReturnType<typeof openRelay>['connect']>;
type Subscription = Awaited<ReturnType<Relay['subscribe']>>;

const GAP_TOPIC = 'hints.lost';
/** What is sent between processes: hints of a short while in one message, as each message costs the store a transaction. */
const HINTS_TOPIC = 'hints.many';
const GATHER_MS = 50;
const WILD = /[*>]/;
const MOST_IN_ONE = 50;
const PATIENCE_MS = 2000;
const AGAIN_MS = 1000;
const GOODBYE_MS = 1000;
const MAX_UNSENT = 1000;

/**
 * Opens the hints. Connects in the background, goes on by itself after the store was away, and never throws because
 * it is. Whoever fails to send a hint tells every listener, once it can, that hints were lost.
 */
export function openHints(backend: JobBackend, { log }: { log: Pick<Log, 'warn' | 'error'> }): Hints {
  const wanted = new Map<string, Set<Listener>>([[GAP_TOPIC, new Set([() => gap()])]]);
  /** Those of the wanted that stand for many topics; the others are found by their name. */
  const wild = new Set<string>();
  const gathered = new Map<string, [topic: string, data: HintData]>();
  const gapListeners = new Set<() => void>();
  const stopped = new AbortController();
  const log1 = troubleNoter(log, `hints on ${backend.kind}`);
  let relay: Relay | undefined;
  let subscribed: Promise<Subscription> | undefined;
  let unsent = 0;
  let gathering: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;
  let announcing: NodeJS.Timeout | undefined;

  const gap = (): void => {
    for (const listener of gapListeners) guarded(listener);
  };
  const guarded = (call: () => void): void => {
    try {
      call();
    } catch (err) {
      log.error({ err }, 'a listener to hints failed');
    }
  };
  // While the store is away errors come every second; when they have ceased, what was missed meanwhile is read again.
  const trouble = (error: unknown): void => {
    log1(error);
    if (stopped.signal.aborted) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      gap();
      void mend();
    }, 2 * AGAIN_MS);
    settling.unref();
  };
  const store = openRelay(backend, trouble);

  const hear = (topic: string, data: unknown): void => {
    for (const pattern of [topic, ...wild]) {
      if (!fits(topic, pattern)) continue;
      for (const listener of wanted.get(pattern) ?? []) guarded(() => listener({ topic, data }));
    }
  };

  /** Subscribes, unless that is done. */
  const mend = async (): Promise<void> => {
    if (!relay) return;
    subscribed ??= relay.subscribe(HINTS_TOPIC, ({ data }) => (data as [string, unknown][]).forEach((one) => hear(...one)));
    const subscription = subscribed;
    try {
      await subscription;
    } catch (error) {
      if (subscribed === subscription) subscribed = undefined;
      trouble(error);
    }
  };

  const connected = (async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const next = store.connect();
      const abandon = (): void => void next.close().catch(log1);
      stopped.signal.addEventListener('abort', abandon, { once: true });
      try {
        await next.waitUntilReady();
        if (stopped.signal.aborted) return;
        next.on('recovered', gap);
        next.on('lag', gap);
        relay = next;
        await mend();
        return;
      } catch (error) {
        trouble(error);
        await next.close().catch(log1);
        await pause(AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      } finally {
        stopped.signal.removeEventListener('abort', abandon);
      }
    }
  })();

  /** Tells every process, as soon as that is possible, that hints were lost. */
  const announceLoss = (): void => {
    if (announcing || stopped.signal.aborted) return;
    announcing = setTimeout(() => {
      announcing = undefined;
      if (relay) relay.publish(HINTS_TOPIC, [[GAP_TOPIC, null]]).catch(announceLoss);
      else announceLoss();
    }, AGAIN_MS);
    announcing.unref();
  };

  /** Sends what was gathered, and gathers again for a while: a hint that comes alone leaves at once. */
  const send = (): void => {
    const hints = [...gathered.values()];
    gathered.clear();
    gathering = hints.length > 0 ? setTimeout(send, GATHER_MS) : undefined;
    for (let at = 0; at < hints.length; at += MOST_IN_ONE) {
      if (!relay) return announceLoss();
      unsent += 1;
      relay.publish(HINTS_TOPIC, hints.slice(at, at + MOST_IN_ONE)).catch((error: unknown) => {
        log1(error);
        announceLoss();
      }).finally(() => { unsent -= 1; });
    }
  };

  return {
    publish: (topic, data = {}) => {
      if (!relay || unsent >= MAX_UNSENT) return announceLoss();
      // The same hint twice says no more than once.
      gathered.set(JSON.stringify([topic, data]), [topic, data]);
      if (!gathering) send();
    },
    subscribe: async (pattern, listener) => {
      const listeners = wanted.get(pattern) ?? new Set();
      const own: Listener = (hint) => listener(hint);
      wanted.set(pattern, listeners.add(own));
      if (WILD.test(pattern)) wild.add(pattern);
      const patience = new AbortController();
      await Promise.race([
        connected.then(mend),
        pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
      return async () => {
        listeners.delete(own);
        if (listeners.size > 0 || wanted.get(pattern) !== listeners) return;
        wanted.delete(pattern);
        wild.delete(pattern);
      };
    },
    onGap: (listener) => {
      gapListeners.add(listener);
      return () => void gapListeners.delete(listener);
    },
    close: async () => {
      stopped.abort();
      clearTimeout(gathering);
      if (gathered.size > 0) send();
      clearTimeout(gathering);
      clearTimeout(settling);
      clearTimeout(announcing);
      // With the store away BullMQ waits to say goodbye: then its connections are cut under it.
      const closed = Promise.all([relay?.close().catch(log1), connected]);
      await settle(GOODBYE_MS, closed);
      await store.close();
      await settle(GOODBYE_MS, closed);
    },
  };
}

/** Whether a topic is one of a pattern's, in which `*` stands for one part and `>` for all further parts. */
function fits(topic: string, pattern: string): boolean {
  if (topic === pattern) return true;
  const parts = topic.split('.');
  const wanted = pattern.split('.');
  return wanted.every((part, at) => part === '>' ? at < parts.length : part === '*' || part === parts[at])
    && (wanted.at(-1) === '>' || wanted.length === parts.length);
}
