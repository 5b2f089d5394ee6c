// Makes a detector from a table of signs: what is looked for, how soon it should be read, and which cues set it aside.
import { findIdioms, touches } from './idioms.ts';
import { readCues } from './cues.ts';
import type { Cues } from './cues.ts';
import type { DetectorInput, Example, Finding, ShippedDetector } from './detector.ts';
import { mergeFindings } from './findings.ts';
import { compilePhrases, findAll, fits } from './phrases.ts';
import { readInput } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Category, Priority } from './vocabulary.ts';

/** One row of a detector's table. */
export type Sign = {
  /** What the post does, in plain words: "Says they want to die." */
  says: string;
  /** Phrases in the language of `phrases.ts`. */
  find: readonly string[];
  category: Category;
  priority: Priority;
  effect: 'flag' | 'hold';
  /** Whom the clause must be about; any when left out. */
  who?: Cues['who'];
  /** What a denial does: sets the match aside (default) or is part of the phrase and counts for nothing. */
  negated?: 'skip' | 'count';
  /** What a clear past does: `lower` (default) makes it routine and a flag, `skip` sets it aside, `count` changes nothing. */
  past?: 'lower' | 'skip' | 'count';
  /** What another's words do: as for `past`. */
  quoted?: 'lower' | 'skip' | 'count';
  /** The same sentence must also hold one of these. */
  with?: readonly string[];
  /** The same sentence must hold none of these. */
  without?: readonly string[];
  /** The post replied to, or the thread's title, must hold one of these. */
  replyingTo?: readonly string[];
};

type Compiled = { sign: Sign; find: RegExp; with: RegExp | null; without: RegExp | null; replyingTo: RegExp | null };

/** A detector that looks for each sign of the table; its findings are merged to one for each category. */
export function signsDetector(parts: {
  name: string;
  version: number;
  signs: readonly Sign[];
  examples: readonly Example[];
}): ShippedDetector {
  const compiled = parts.signs.map(compile);
  return {
    name: parts.name,
    version: parts.version,
    categories: [...new Set(parts.signs.map((sign) => sign.category))],
    examples: parts.examples,
    detect: (input: DetectorInput) => {
      const reading = readInput(input);
      return mergeFindings(compiled.flatMap((row) => findSign(row, reading)));
    },
  };
}

function compile(sign: Sign): Compiled {
  return {
    sign,
    find: compilePhrases(sign.find),
    with: optional(sign.with),
    without: optional(sign.without),
    replyingTo: optional(sign.replyingTo),
  };
}

function optional(phrases: readonly string[] | undefined): RegExp | null {
  return phrases ? compilePhrases(phrases) : null;
}

function findSign(row: Compiled, reading: Reading): Finding[] {
  if (row.replyingTo && !reading.surroundings.some((text) => fits(row.replyingTo ?? /$^/, text))) return [];
  const { text } = reading.post;
  return findAll(row.find, text).flatMap((match) => {
    if (touches(match, (reading.idioms ??= findIdioms(text)))) return [];
    const cues = readCues(text, match);
    const weight = weigh(row, cues);
    if (!weight) return [];
    const span = { start: reading.post.starts[match.start] ?? 0, end: reading.post.ends[match.end - 1] ?? 0 };
    return [{ category: row.sign.category, ...weight, spans: [span] }];
  });
}

/** How a match counts once its cues are read; null when they set it aside. */
function weigh({ sign, ...row }: Compiled, cues: Cues): Pick<Finding, 'priority' | 'effect' | 'sentence'> | null {
  if (cues.title) return null;
  if (cues.negated && sign.negated !== 'count') return null;
  if (sign.who && cues.who !== sign.who) return null;
  if (row.with && !fits(row.with, cues.sentence)) return null;
  if (row.without && fits(row.without, cues.sentence)) return null;
  if ((cues.past && sign.past === 'skip') || (cues.quoted && sign.quoted === 'skip')) return null;
  const past = cues.past && sign.past !== 'count';
  const quoted = cues.quoted && sign.quoted !== 'count';
  const notes = [
    past ? 'Reads as past.' : null,
    quoted ? "Reads as someone else's words." : null,
    sign.who === 'self' ? 'Not negated; about themselves.' : null,
    sign.who === 'other' ? 'About someone else.' : null,
  ].filter((note) => note !== null);
  return {
    priority: past || quoted ? 'routine' : sign.priority,
    effect: past || quoted ? 'flag' : sign.effect,
    sentence: [sign.says, ...notes].join(' '),
  };
}
