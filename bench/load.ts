// The load: a helper process that drives one server with autocannon for a while and answers with figures.
import autocannon from 'autocannon';
import { medianOf, percentile } from './figures.ts';

/** One burst. Each connection sends one of the requests over and over, so that many members are at work. */
export type Burst = {
  origin: string;
  connections: number;
  seconds: number;
  requests: { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }[];
  /** The status every answer must have. */
  status: number;
};

/** Requests a second, and milliseconds from sending to the whole answer. */
export type LoadFigures = { perSecond: number; p50: number; p99: number };

async function burst({ origin, connections, seconds, requests, status }: Burst): Promise<LoadFigures> {
  let next = 0;
  const times: number[] = [];
  const wrong = new Map<number, number>();
  const setupClient = (client: autocannon.Client): void => {
    const request = requests[next % requests.length];
    next += 1;
    if (request) client.setRequests([request]);
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ url: origin, connections, duration: seconds, setupClient }, (error: Error | null, found) =>
      error ? reject(error) : resolve(found),
    );
    run.on('response', (_client, statusCode, _bytes, time) => {
      if (statusCode === status) times.push(time);
      else wrong.set(statusCode, (wrong.get(statusCode) ?? 0) + 1);
    });
  });
  if (wrong.size > 0 || result.errors > 0 || times.length === 0) {
    throw new Error(`Not every answer was ${status}: ${JSON.stringify([...wrong])}, ${result.errors} errors, ${times.length} right.`);
  }
  times.sort((a, b) => a - b);
  return { perSecond: times.length / result.duration, p50: medianOf(times), p99: percentile(times, 0.99) };
}

process.on('message', (message: Burst) => {
  burst(message).then(
    (figures) => process.send?.(figures),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('SIGTERM', () => process.exit(0));
