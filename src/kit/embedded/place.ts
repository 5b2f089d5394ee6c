// Decides where the data of an embedded server lie: inside the data directory unless its user cannot get there.
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canReach, type RunAs } from './run-as.ts';

/**
 * The folder in which the cluster, a copy of the programs and the server's log go.
 *
 * As root the server runs as another user, who cannot enter a home of mode 0700. Then the folder is
 * `/var/lib/alongside-<hash of dataDir>`, or the like under the temporary folder, owned by that user, mode 0700.
 */
export async function choosePlace(dataDir: string, recorded: string | undefined, who: RunAs): Promise<string> {
  if (recorded !== undefined) return dirname(recorded);
  if (await canReach(dataDir, who)) return dataDir;
  const name = `alongside-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`;
  for (const parent of ['/var/lib', tmpdir(), '/tmp']) {
    if (!(await canReach(parent, who))) continue;
    const place = join(parent, name);
    if (await claim(place, who)) return place;
  }
  throw new Error(`the user it must run as cannot reach ${dataDir}, and no other place for the data could be made`);
}

async function claim(place: string, who: RunAs): Promise<boolean> {
  try {
    await mkdir(place, { mode: 0o700 });
    if (who.uid !== undefined && who.gid !== undefined) await chown(place, who.uid, who.gid);
    return true;
  } catch {
    // In a shared folder somebody else may have made that name first: only our own user's will do.
    const found = await lstat(place).catch(() => undefined);
    return found !== undefined && found.isDirectory() && found.uid === who.uid && (found.mode & 0o077) === 0;
  }
}
