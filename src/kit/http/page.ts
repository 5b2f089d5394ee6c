// Keyset pages: a cursor names the last row seen, so that new rows never shift a page.
import { z } from 'zod';
import { invalid } from '../problem.ts';

/** The most rows of a page, and how many when nothing is said. */
export const MOST_ROWS = 100;
export const USUAL_ROWS = 20;

/** The query of every list. */
export const pageQuery = {
  cursor: z.string().max(400).optional().describe('`next` of the page before; leave it out for the first page.'),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(USUAL_ROWS).describe('How many rows, 1 to 100.'),
};

/** A page of items on the wire. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item).describe('The rows of this page, in order.'),
    next: z.string().nullable().describe('The cursor of the next page, or null when this is the last.'),
  });
}

/** Packs the sort values of a row, opaque to whoever holds it. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Unpacks a cursor.
 * @param cursor what a client sent, or undefined for the first page
 * @param kinds what each part must be
 * @returns the parts, or null for the first page
 * @throws invalid-input (422) if it is not one of ours
 */
export function decodeCursor(cursor: string | undefined, kinds: readonly ('time' | 'id' | 'number')[]): string[] | null {
  if (cursor === undefined) return null;
  const refuse = () => invalid('query.cursor', 'This cursor is not one we gave. Start again from the first page.');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refuse();
  }
  const parsed = z.array(z.union([z.string(), z.number()])).length(kinds.length).safeParse(parts);
  if (!parsed.success) throw refuse();
  return parsed.data.map((part, at) => {
    if (!fits(kinds[at], String(part))) throw refuse();
    return String(part);
  });
}

function fits(kind: 'time' | 'id' | 'number' | undefined, part: string): boolean {
  // PostgreSQL knows no year 0, and takes no number that does not fit 32 bits.
  if (kind === 'time') return z.iso.datetime().safeParse(part).success && !part.startsWith('0000');
  if (kind === 'id') return z.uuid().safeParse(part).success;
  return z.coerce.number().int().min(-2_147_483_648).max(2_147_483_647).safeParse(part).success;
}

/**
 * Cuts one row more than a page off a list that was read one longer.
 * @param rows up to `limit + 1` rows
 * @param limit the page's size
 * @param cursorOf the sort values of a row
 */
export function cutPage<T>(rows: T[], limit: number, cursorOf: (row: T) => readonly (string | number)[]): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}
