// Columns and keys that every tenant table has, written once.
import { type AnyPgColumn, foreignKey, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The trust a row belongs to: first in every key, and what row-level security looks at. */
export function trustId() {
  return uuid('trust_id').notNull();
}

/** An instant with its zone, read as a Date. There is no default: times come from the clock. */
export function at(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
}

/** A foreign key within the trust: (trust_id, column) to (trust_id, column), so that no row can point into another trust. */
export function within(own: [AnyPgColumn, AnyPgColumn], theirs: [AnyPgColumn, AnyPgColumn], name: string) {
  return foreignKey({ columns: own, foreignColumns: theirs, name });
}
