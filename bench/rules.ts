// Measures matching: the median time of 100 and of 10,000 phrase rules on a post of 1 KB, and the ratio.
import { compileRuleSet, matchRules, type CompilableRule } from '../src/rules/engine.ts';
import { HARMLESS_SENTENCES } from '../src/rules/harmless-sentences.ts';

const RUNS = 2000;
const WARM_UP = 500;

/** A repeatable stream of numbers from 0 to 1 (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

const everyday = [...new Set(HARMLESS_SENTENCES.join(' ').toLowerCase().match(/[a-z]{3,}/g) ?? [])];
const syllables = ['ba', 'ren', 'to', 'mis', 'lor', 'ken', 'sa', 'vid', 'un', 'ter', 'gal', 'ofi', 'pre', 'sti', 'mo', 'dar'];

/** Phrases as a trust writes them: half begin with everyday words, a tenth have gaps, stars or alternatives. */
function phrase(next: () => number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? '';
  const rare = (): string => pick(syllables) + pick(syllables) + pick(syllables);
  const word = (): string => (next() < 0.5 ? pick(everyday) : rare());
  const kind = next();
  if (kind < 0.1) return `${word()} ~3 ${rare()}`;
  if (kind < 0.2) return `${rare()}*`;
  if (kind < 0.3) return `(${word()}|${word()}) ${rare()}`;
  return `${word()} ${word()} ${rare()}`;
}

function rules(count: number): CompilableRule[] {
  const next = numbers(7);
  return Array.from({ length: count }, (_, i) => ({
    ruleId: `rule-${i}`,
    version: 1,
    kind: 'phrase' as const,
    looksFor: [phrase(next)],
    category: 'self_harm' as const,
    priority: 'soon' as const,
    effect: 'flag' as const,
    forumIds: null,
  }));
}

/** Posts of 1,024 characters: everyday sentences in another order each time. */
function posts(count: number): string[] {
  const next = numbers(11);
  return Array.from({ length: count }, () => {
    let text = '';
    while (text.length < 1024) text += `${HARMLESS_SENTENCES[Math.floor(next() * HARMLESS_SENTENCES.length)]} `;
    return text.slice(0, 1024);
  });
}

/** The median milliseconds of matching one post against `count` phrase rules. */
export function medianMatch(count: number): number {
  const set = compileRuleSet(rules(count));
  if (set.problems.length > 0) throw new Error(set.problems[0]?.message);
  const texts = posts(64);
  const times: number[] = [];
  for (let i = 0; i < RUNS + WARM_UP; i += 1) {
    const before = performance.now();
    matchRules(set, texts[i % texts.length] ?? '');
    if (i >= WARM_UP) times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

const few = medianMatch(100);
const many = medianMatch(10_000);
console.log(`rules: 100 phrase rules on a 1 KB post     median ${few.toFixed(3)} ms`);
console.log(`rules: 10,000 phrase rules on a 1 KB post  median ${many.toFixed(3)} ms (aim: under 1 ms)`);
console.log(`rules: 10,000 take ${(many / few).toFixed(2)} times as long as 100 (aim: at most 3)`);
