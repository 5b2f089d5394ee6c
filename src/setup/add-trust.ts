// Adding a real trust to an installation from a file, and its first administrator with it.
import { readFile } from 'node:fs/promises';
import { addStaff } from '../accounts/index.ts';
import { addForum } from '../forum/index.ts';
import { violatedConstraint } from '../kit/db/errors.ts';
import { newId } from '../kit/ids.ts';
import { newReadableCode } from '../kit/secrets.ts';
import type { Platform } from '../platform.ts';
import { copyStarterRules } from '../rules/index.ts';
import { addTrust } from '../trusts/index.ts';
import { TrustFile } from './contract.ts';

/** Groups of four characters in the first password: 98 bits, and still possible to type. */
const PASSWORD_GROUPS = 5;

/**
 * Adds a trust with its forums, the starter rules and its first administrator, in one transaction.
 * @param path a file of JSON in the form of `TrustFile`
 * @returns what to print once: the administrator's sign-in, which is kept nowhere
 * @throws Error that names each line of the file to change, or says that a host or name is taken
 */
export async function addTrustFrom(platform: Pick<Platform, 'db' | 'clock' | 'secrets'>, path: string): Promise<string> {
  const { administrator, forums, ...trust } = await readTrustFile(path);
  const password = newReadableCode(PASSWORD_GROUPS);
  const now = platform.clock.now();
  try {
    const added = await platform.db.withTrust(newId(now), async (tx) => {
      await addTrust(tx, trust, now);
      await copyStarterRules(tx, { kind: 'service' }, now);
      for (const forum of forums) await addForum(tx, forum, now);
      return addStaff(tx, { secret: platform.secrets.secret }, { ...administrator, password, roles: ['administrator'] }, now);
    });
    return (
      `${trust.name} answers on ${trust.hosts.join(', ')}.\n` +
      `Its first administrator signs in as ${administrator.signInName}\n` +
      `  password     ${password}\n  TOTP secret  ${added.totpSecret}\n` +
      'These are shown once. Change the password after the first sign-in.\n'
    );
  } catch (error) {
    if (violatedConstraint(error) === 'trust_hosts_by_host') throw new Error('Another trust answers on one of these hosts.', { cause: error });
    throw error;
  }
}

async function readTrustFile(path: string): Promise<TrustFile> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read as JSON.`, { cause: error });
  }
  const parsed = TrustFile.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new Error(`${path} needs changing:\n${lines.join('\n')}`);
}
