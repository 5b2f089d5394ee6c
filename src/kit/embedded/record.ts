// What is written down about an embedded server in <dataDir>/postgres.json, so that a later start finds it.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  data: z.string().describe('Folder of the database cluster; elsewhere than in the data directory when that is out of reach'),
  password: z.string().describe('Password of the superuser, made once'),
  initialised: z.boolean().describe('False until initdb has finished'),
  port: z.number().int().optional().describe('Port on 127.0.0.1 at the last start'),
  pid: z.number().int().optional().describe('Process of the server at the last start'),
  keeper: z.number().int().optional().describe('Process that will stop the server; when it is gone the server is an orphan'),
});

/** The record of one data directory. Holds a password: the file has mode 0600. */
export type ServerRecord = z.infer<typeof schema>;

/** The path of the record of `dataDir`. */
export const recordPath = (dataDir: string): string => join(dataDir, 'postgres.json');

/** Reads the record, or undefined when there is none yet. Throws a plain sentence when it cannot be understood. */
export async function readRecord(dataDir: string): Promise<ServerRecord | undefined> {
  const path = recordPath(dataDir);
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read`, { cause });
  }
}

/** Writes the record in one step, so that a crash leaves either the old one or the new one. */
export async function writeRecord(dataDir: string, record: ServerRecord): Promise<void> {
  const path = recordPath(dataDir);
  await writeFile(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
