// The figures of a replay: what became of the posts, what was flagged, and how long it took. Pure.
import type { Fate } from './fates.ts';
import type { ReadFlag } from './read-flags.ts';

export type Refusal = { id: string; why: string };

export type Figures = {
  sent: number;
  accepted: number;
  refused: Refusal[];
  fates: Record<Fate, number>;
  lost: string[];
  detectors: FlagFigures;
  rules: FlagFigures;
  /** Milliseconds from 201 to published or visible in the queue. */
  milliseconds: { p50: number | null; p99: number | null; counted: number };
};

/** Posts with a flag, by what it is about and by the most urgent priority of the post. */
export type FlagFigures = { posts: number; byCategory: Record<string, number>; byPriority: Record<string, number> };

/**
 * The value that a share of the values do not exceed (nearest rank).
 * @param share 0 to 1
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

const PRIORITIES = ['immediate', 'urgent', 'soon', 'routine'];

/** Counts posts by what their flags say; a post counts once in a category and once by its most urgent priority. */
export function countFlags(perPost: readonly (readonly ReadFlag[])[]): FlagFigures {
  const figures: FlagFigures = { posts: 0, byCategory: {}, byPriority: {} };
  for (const flags of perPost) {
    if (flags.length === 0) continue;
    figures.posts += 1;
    for (const category of new Set(flags.map((flag) => flag.category))) {
      figures.byCategory[category] = (figures.byCategory[category] ?? 0) + 1;
    }
    const worst = PRIORITIES.find((priority) => flags.some((flag) => flag.priority === priority));
    if (worst) figures.byPriority[worst] = (figures.byPriority[worst] ?? 0) + 1;
  }
  return figures;
}

function ms(value: number | null): string {
  return value === null ? '–' : `${Math.round(value)} ms`;
}

/** Counts in an order, without the zeros. */
function list(counts: Record<string, number>, order: readonly string[]): string {
  return order.filter((key) => counts[key]).map((key) => `${key} ${counts[key]}`).join(', ') || 'none';
}

/** The figures as a person reads them. */
export function printed(figures: Figures): string {
  const { fates, milliseconds } = figures;
  const lines = [
    `sent ${figures.sent}, accepted ${figures.accepted}, refused ${figures.refused.length}`,
    ...figures.refused.map(({ id, why }) => `  refused ${id}: ${why}`),
    `published ${fates.published}, held ${fates.held}, removed ${fates.removed}, withdrawn ${fates.withdrawn}`,
    `still screening ${fates.waiting}, lost ${figures.lost.length}`,
    ...figures.lost.map((id) => `  lost ${id}`),
    ...flagLines('detectors', figures.detectors),
    ...flagLines('rules', figures.rules),
    `from 201 to published or in the queue: p50 ${ms(milliseconds.p50)}, p99 ${ms(milliseconds.p99)} (${milliseconds.counted} posts)`,
  ];
  return `${lines.join('\n')}\n`;
}

function flagLines(name: string, { posts, byCategory, byPriority }: FlagFigures): string[] {
  const categories = Object.keys(byCategory).sort((a, b) => (byCategory[b] ?? 0) - (byCategory[a] ?? 0) || a.localeCompare(b));
  return [
    `flagged by ${name}: ${posts} posts`,
    `  by priority: ${list(byPriority, PRIORITIES)}`,
    `  by category: ${list(byCategory, categories)}`,
  ];
}
