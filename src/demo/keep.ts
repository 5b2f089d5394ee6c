// Keeping DATA_DIR/demo.json: made once whichever process comes first, always whole, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DemoFile } from './contract.ts';

/** The file's place under a data directory. */
export function demoFileOf(dataDir: string): string {
  return join(dataDir, 'demo.json');
}

/**
 * Reads the file.
 * @returns what it holds, or null if there is none
 * @throws Error if it is there and cannot be understood
 */
export async function readDemo(file: string): Promise<DemoFile | null> {
  let json: string;
  try {
    json = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return DemoFile.parse(JSON.parse(json));
  } catch (error) {
    // What is in the file is secret, so the message does not quote it.
    throw new Error(`${file} is not a demo file of this version. To start again, delete the data directory.`, { cause: error });
  }
}

/** Makes the file unless another process has; gives what it holds then. */
export async function claimDemo(file: string, content: DemoFile): Promise<DemoFile> {
  const draft = await writeDraft(file, content);
  try {
    // A link appears whole or fails because the name is taken.
    await link(draft, file);
    return content;
  } catch (error) {
    const kept = await readDemo(file);
    if (kept === null) throw error;
    return kept;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Puts other content in the file's place at one stroke. */
export async function replaceDemo(file: string, content: DemoFile): Promise<void> {
  await rename(await writeDraft(file, content), file);
}

async function writeDraft(file: string, content: DemoFile): Promise<string> {
  await mkdir(join(file, '..'), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return draft;
}
