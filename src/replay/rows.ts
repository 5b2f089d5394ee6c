// The rows to replay, read from files and checked before anything is sent.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { WrongInput } from './arguments.ts';

const RowLine = z.looseObject({ id: z.string().min(1).max(200), text: z.string() });
export type Row = { id: string; text: string };

/**
 * Reads every row of every file. Other members of a row, such as labels, are left alone.
 * @throws WrongInput naming the file and line, never quoting it
 */
export async function readRows(files: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const lines = (await readText(file)).replace(/^\uFEFF/, '').split('\n');
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const place = `${file}, line ${at + 1}`;
      const row = readRow(line, place);
      const earlier = seen.get(row.id);
      if (earlier) throw new WrongInput(`${place}: this id was already used in ${earlier}. Every row needs its own.`);
      seen.set(row.id, place);
      rows.push(row);
    }
  }
  if (rows.length === 0) throw new WrongInput('There are no rows in these files.');
  return rows;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WrongInput(`${file} cannot be read (${code}).`);
  }
}

function readRow(line: string, place: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new WrongInput(`${place}: this is not JSON.`);
  }
  const parsed = RowLine.safeParse(value);
  if (parsed.success) return { id: parsed.data.id, text: parsed.data.text };
  throw new WrongInput(`${place}: a row needs an "id" and a "text", both strings.`);
}
