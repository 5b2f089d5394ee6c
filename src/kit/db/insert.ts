// Inserts written once for each table: building the same one anew costs more than PostgreSQL's part of it.
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { getTableColumns } from 'drizzle-orm';
import { escapeIdentifier } from 'pg';
import type { Named } from './connection.ts';

/** A row to insert, as the table's definition has it. */
export type NewRow<T extends PgTable> = T['$inferInsert'];

type Columns = readonly (readonly [key: string, column: PgColumn])[];

const columnsOf = new WeakMap<PgTable, Columns>();
const statements = new WeakMap<PgTable, Map<number, Named>>();

/**
 * The statement that inserts rows into a table, and its values. A column that a row does not name
 * becomes null; one that the database numbers is left to it.
 * @throws Error for a table with other defaults, which this would pass over
 */
export function insertOf<T extends PgTable>(table: T, rows: readonly NewRow<T>[]): { statement: Named; values: unknown[] } {
  const columns = columnsOf.get(table) ?? readColumns(table);
  const values: unknown[] = [];
  for (const row of rows as readonly Record<string, unknown>[]) {
    for (const [key, column] of columns) {
      const value = row[key];
      values.push(value === undefined || value === null ? null : column.mapToDriverValue(value));
    }
  }
  return { statement: statementOf(table, columns, rows.length), values };
}

function readColumns(table: PgTable): Columns {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generatedIdentity);
  const other = columns.find(([, column]) => column.hasDefault || column.generated);
  if (other) throw new Error(`Column ${other[1].name} has a default: insert with the builder.`);
  columnsOf.set(table, columns);
  return columns;
}

function statementOf(table: PgTable, columns: Columns, rows: number): Named {
  const ofTable = statements.get(table) ?? new Map<number, Named>();
  statements.set(table, ofTable);
  const statement = ofTable.get(rows) ?? writeStatement(table, columns, rows);
  ofTable.set(rows, statement);
  return statement;
}

function writeStatement(table: PgTable, columns: Columns, rows: number): Named {
  const { name, schema } = getTableConfig(table);
  const into = [...(schema ? [schema] : []), name].map((part) => escapeIdentifier(part)).join('.');
  const names = columns.map(([, column]) => escapeIdentifier(column.name)).join(', ');
  const rowOf = (row: number): string => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')})`;
  const values = Array.from({ length: rows }, (_, row) => rowOf(row)).join(', ');
  return { name: `insert_${schema ?? ''}_${name}_${rows}`, text: `insert into ${into} (${names}) values ${values}` };
}
