// Folds an input once for all detectors that look at it.
import type { Range } from './clauses.ts';
import type { DetectorInput } from './detector.ts';
import { fold } from './fold.ts';
import type { Folded } from './fold.ts';

/** A folded post, its folded surroundings, and its idioms once somebody asked for them. */
export type Reading = { post: Folded; surroundings: string[]; idioms?: Range[] };

/** Inputs are never altered, so one reading serves every detector; it goes when its input does. */
const readings = new WeakMap<DetectorInput, Reading>();

/** The reading of an input. */
export function readInput(input: DetectorInput): Reading {
  const known = readings.get(input);
  if (known) return known;
  const surroundings = [input.threadTitle, input.parentText].filter((text) => text !== null).map((text) => fold(text).text);
  const reading: Reading = { post: fold(input.text), surroundings };
  readings.set(input, reading);
  return reading;
}
