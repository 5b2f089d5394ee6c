// Two servers measured in turns, so that what else the machine does meanwhile falls on both alike.
import { medianOf, ms, rate } from './figures.ts';
import type { Burst, LoadFigures } from './load.ts';
import type { Helper } from './processes.ts';

/** How many clients are at work at once. */
export const CONCURRENCY = [1, 16, 64] as const;
const ROUNDS = 3;
const SECONDS = 2;
const WARM_UP_SECONDS = 2;

type Side = Omit<Burst, 'connections' | 'seconds'>;
export type Compared = { connections: number; service: LoadFigures; floor: LoadFigures; ratio: number };

/**
 * Measures the service and its floor in turns at every concurrency.
 * @returns medians of the rounds; the ratio is the median of the rounds' own ratios
 */
export async function compare(load: Helper, sides: { service: Side; floor: Side }): Promise<Compared[]> {
  for (const side of [sides.service, sides.floor]) {
    await load.ask<LoadFigures>({ ...side, connections: 32, seconds: WARM_UP_SECONDS } satisfies Burst);
  }
  const all: Compared[] = [];
  for (const connections of CONCURRENCY) {
    const service: LoadFigures[] = [];
    const floor: LoadFigures[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const turns = [() => measure('service', service), () => measure('floor', floor)];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    const ratios = service.map((figures, round) => figures.perSecond / (floor[round]?.perSecond ?? Number.NaN));
    all.push({ connections, service: middle(service), floor: middle(floor), ratio: medianOf(ratios) });

    async function measure(side: 'service' | 'floor', into: LoadFigures[]): Promise<void> {
      into.push(await load.ask<LoadFigures>({ ...sides[side], connections, seconds: SECONDS } satisfies Burst));
    }
  }
  return all;
}

/** The rows of a table of comparisons. */
export function comparedRows(what: string, aim: number, all: readonly Compared[]): string[][] {
  return [
    [what, 'requests/s', 'p50 ms', 'p99 ms', 'floor/s', 'floor p50', 'floor p99', `ratio (aim ${aim})`],
    ...all.map(({ connections, service, floor, ratio }) => [
      `  ${connections} at once`,
      ...written(service),
      ...written(floor),
      ratio.toFixed(2),
    ]),
  ];
}

function written({ perSecond, p50, p99 }: LoadFigures): string[] {
  return [rate(perSecond), ms(p50), ms(p99)];
}

function middle(rounds: readonly LoadFigures[]): LoadFigures {
  return {
    perSecond: medianOf(rounds.map((round) => round.perSecond)),
    p50: medianOf(rounds.map((round) => round.p50)),
    p99: medianOf(rounds.map((round) => round.p99)),
  };
}
