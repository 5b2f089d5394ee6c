// Free text on the wire: what every text a person sends must satisfy, counted in code points.
import { z } from 'zod';

/** How many Unicode code points a string has: what its writer would call its length. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * A schema for text a person typed: well-formed Unicode, no NUL, 1 to `max` code points after
 * trimming the ends. zod lets NUL and lone surrogates through, and PostgreSQL refuses the first and
 * cannot store the second.
 * @param max the most code points
 */
export function text(max: number) {
  return z
    .string()
    .refine((value) => value.isWellFormed(), 'This has a broken character in it. Please take it out.')
    .refine((value) => !value.includes('\u0000'), 'This has a character that cannot be stored. Please take it out.')
    .transform((value) => value.trim())
    .refine((value) => value.length > 0, 'Please write something.')
    .refine((value) => codePoints(value) <= max, `Please use ${max} characters or fewer.`)
    .meta({ type: 'string', minLength: 1, maxLength: max });
}

/** Bidirectional controls that can make text read in another order than it is written. */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a text holds characters that reorder what is read. Names refuse them; posts are isolated when shown. */
export function hasBidiControls(value: string): boolean {
  return BIDI_CONTROLS.test(value);
}
