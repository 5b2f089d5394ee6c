// The second factor of staff: time-based codes (RFC 6238), each good once.
import { and, eq, lt } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Tx } from '../kit/db/tx.ts';
import { seal, unseal } from '../kit/seal.ts';
import { deriveKey } from '../kit/secrets.ts';
import { totpSecrets } from './tables.ts';

const PERIOD_SECONDS = 30;
/** One step before and one after: clocks of phones differ. */
const WINDOW = 1;

/** A new secret of 160 bits in base32, as RFC 4226 advises. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The `otpauth://` address that authenticator apps read, usually as a picture. */
export function totpAddress(secret: string, label: string, issuer: string): string {
  return generator(secret, label, issuer).toString();
}

/**
 * The step of time a code is for.
 * @param code six digits
 * @param now the instant of the request
 * @returns seconds since 1970 divided by 30, or null if the code fits no step of the window
 */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = generator(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** Keeps an account's secret, sealed under the installation's key and bound to its row. */
export async function keepTotpSecret(tx: Tx, accountId: string, totp: string, installationSecret: string): Promise<void> {
  const sealed = seal(keyOf(installationSecret), totp, `${tx.trustId}:${accountId}`).toString('base64');
  await tx.insert(totpSecrets).values({ trustId: tx.trustId, accountId, sealed, lastStep: 0 });
}

/**
 * Uses a code up: it and any for an earlier step never work again (OWASP ASVS 5.0, 6.5.1).
 * @returns whether it was right and not used before; of two requests with one code, one gets true
 */
export async function useTotp(tx: Tx, accountId: string, code: string, installationSecret: string, now: Date): Promise<boolean> {
  const ofAccount = and(eq(totpSecrets.trustId, tx.trustId), eq(totpSecrets.accountId, accountId));
  const [row] = await tx.select().from(totpSecrets).where(ofAccount);
  if (!row) return false;
  const secret = unseal(keyOf(installationSecret), Buffer.from(row.sealed, 'base64'), `${tx.trustId}:${accountId}`);
  const step = totpStep(secret, code, now);
  if (step === null) return false;
  const used = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(ofAccount, lt(totpSecrets.lastStep, step)))
    .returning({ accountId: totpSecrets.accountId });
  return used.length === 1;
}

function generator(secret: string, label = '', issuer = ''): TOTP {
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });
}

function keyOf(installationSecret: string): Buffer {
  return deriveKey(installationSecret, 'totp');
}
