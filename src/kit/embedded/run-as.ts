// Decides which user the server runs as: PostgreSQL refuses to run as root.
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Spawn options naming the user; empty when the process already runs as an ordinary one. */
export type RunAs = { uid?: number; gid?: number };

/**
 * The user to run as. Root gives way to the owner of data that already exist, else to `postgres`,
 * else to `nobody`; no user is created. Throws a plain sentence when there is neither.
 */
export async function chooseRunAs(existingData: string | undefined): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const owner = existingData === undefined ? undefined : await stat(existingData).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const ids = await idsOf(name);
    if (ids) return ids;
  }
  throw new Error('it cannot run as root and this machine has neither a user postgres nor a user nobody');
}

/** Whether `who` may pass through every folder down to `path`, judged by owner, group and mode. */
export async function canReach(path: string, who: RunAs): Promise<boolean> {
  if (who.uid === undefined) return true;
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (!found) return false;
    const bit = found.uid === who.uid ? 0o100 : found.gid === who.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function idsOf(name: string): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
