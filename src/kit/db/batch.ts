// Statements issued in one turn of the event loop travel to PostgreSQL as one: run in order, answered together.
//
// Every answer that PostgreSQL sends apart costs both sides a wake-up, more than most of our statements.
// pg ends each statement with a Sync of its own, which is what sends an answer; here several of pg's own
// queries share one. Outside a transaction what shares a Sync is a transaction of its own, and after an
// error whatever follows up to the Sync is skipped (PostgreSQL's manual, 54.2.3 and 54.2.4).
import type { Duplex } from 'node:stream';
import { type PoolClient, Query, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';

/** A connection as pg's queries see it: what it has prepared, and what it still waits to hear of. */
type Wire = {
  stream: Duplex;
  submittedNamedStatements: Record<string, string>;
  sync(): void;
};

/** One of pg's queries: it writes itself and takes in its own answers. */
type Part = {
  readonly name?: string;
  readonly text: string;
  prepare(wire: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
  handleError(error: unknown, wire: Wire): void;
};
type Told = (error: unknown, result: QueryResult) => void;
type BaseQuery = { callback?: unknown };

const PgQuery = Query as unknown as new (config: QueryConfig, values: undefined, told: Told) => Part;
const Base = Query as unknown as new (text: string) => BaseQuery;

/** To pg one query; within, several. A class, because pg takes nothing else on a connection that pipelines. */
class Batch extends Base {
  readonly parts: readonly Part[];
  /** By statement, the message that describes its rows; null for one that gives none. */
  readonly shapes: Map<string, unknown>;
  at = 0;

  constructor(parts: readonly Part[], shapes: Map<string, unknown>) {
    super('');
    this.parts = parts;
    this.shapes = shapes;
  }

  // pg notes under these what the connection has prepared; its answers come in the order of the parts.
  get name(): string | undefined {
    return this.parts?.[this.at]?.name;
  }
  set name(_: unknown) {}
  get text(): string {
    return this.parts?.[this.at]?.text ?? '';
  }
  set text(_: unknown) {}

  /** Collects what every part would send, and sends it whole; an error if a part cannot be written. */
  submit(wire: Wire): Error | null {
    const bytes: Buffer[] = [];
    let unwritable: Error | null = null;
    const collecting = Object.create(wire, {
      _send: { value: (chunk: Buffer) => void bytes.push(chunk) },
      sync: { value: () => undefined },
      // What pg does when a value cannot be written.
      close: { value: () => (unwritable = new Error('A value of a statement cannot be written.')) },
    }) as Wire;
    for (const part of this.parts) this.collect(part, collecting);
    wire.sync.call(collecting);
    if (!unwritable) wire.stream.write(Buffer.concat(bytes));
    return unwritable;
  }

  /** What the rows of a prepared statement look like is asked for once: on its connection it cannot change. */
  private collect(part: Part, collecting: Wire): void {
    const shape = part.name ? this.shapes.get(part.name) : undefined;
    if (shape === undefined) return part.prepare(collecting);
    if (shape !== null) part.handleRowDescription(shape);
    part.prepare(Object.create(collecting, { describe: { value: () => undefined } }) as Wire);
  }

  handleRowDescription(message: unknown): void {
    const part = this.parts[this.at];
    if (part?.name) this.shapes.set(part.name, message);
    part?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.parts[this.at]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    const part = this.parts[this.at];
    if (part?.name && !this.shapes.has(part.name)) this.shapes.set(part.name, null);
    part?.handleCommandComplete(message, wire);
    this.at += 1;
  }

  handleReadyForQuery(wire: Wire): void {
    for (const part of this.parts) part.handleReadyForQuery(wire);
  }

  handleError(error: unknown, wire: Wire): void {
    this.parts.forEach((part, at) => {
      if (at < this.at) return part.handleReadyForQuery(wire);
      if (part.name) delete wire.submittedNamedStatements[part.name];
      part.handleError(error, wire);
    });
  }
}

const gathering = new WeakMap<PoolClient, Part[]>();
const shapesOf = new WeakMap<PoolClient, Map<string, unknown>>();
const texts = new Map<string, string>();

/**
 * Issues a statement behind all that were issued on this connection before.
 * @returns its result; if one before it in the same turn failed, that one's error
 * @throws Error (as a rejection) for a name that was used for another statement
 */
export function issue<R extends QueryResultRow>(client: PoolClient, statement: QueryConfig): Promise<QueryResult<R>> {
  return new Promise((resolve, reject) => {
    const { name, text } = statement;
    if (name !== undefined && (texts.get(name) ?? text) !== text) throw new Error(`Two statements are called ${name}.`);
    if (name !== undefined) texts.set(name, text);
    const part = new PgQuery(statement, undefined, (error, result) => (error ? reject(error) : resolve(result as QueryResult<R>)));
    const waiting = gathering.get(client);
    if (waiting) return void waiting.push(part);
    gathering.set(client, [part]);
    process.nextTick(flush, client);
  });
}

/** Sends now what was issued on a connection in this turn. */
export function flush(client: PoolClient): void {
  const parts = gathering.get(client);
  if (!parts) return;
  gathering.delete(client);
  const shapes = shapesOf.get(client) ?? new Map<string, unknown>();
  shapesOf.set(client, shapes);
  client.query(new Batch(parts, shapes) as unknown as Parameters<PoolClient['query']>[0]);
}
