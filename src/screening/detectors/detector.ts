// What a detector is: a small pure function from a text and its surroundings to findings with their reasons.
import type { Category, Priority } from './vocabulary.ts';

/** What a detector may look at. `parentText` is the post replied to; both surroundings may be absent. */
export type DetectorInput = { text: string; threadTitle: string | null; parentText: string | null };

/** UTF-16 offsets in the original text, at whole code points; `end` is exclusive. `type` names a personal detail. */
export type Span = { start: number; end: number; type?: string };

/**
 * What a detector saw. `priority` is how soon a person should read the post; `effect` is what happens to it
 * meanwhile; `sentence` says why in plain words and never quotes the post.
 */
export type Finding = {
  category: Category;
  priority: Priority;
  effect: 'flag' | 'hold';
  spans: Span[];
  sentence: string;
};

/** A detector. It must be pure, and gives at most one finding for a category. Raise `version` when it changes. */
export type Detector = {
  name: string;
  version: number;
  categories: readonly Category[];
  detect(input: DetectorInput): Finding[];
};

/** A made-up text and what the detector must say of it; `expect: null` means it must stay silent. */
export type Example = {
  text: string;
  threadTitle?: string;
  parentText?: string;
  expect: { category: Category; priority: Priority; effect: 'flag' | 'hold' } | null;
};

/** A detector of the service: it ships with the examples that a test runs. */
export type ShippedDetector = Detector & { examples: readonly Example[] };
