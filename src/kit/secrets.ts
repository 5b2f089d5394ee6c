// Random tokens, their hashes, and keys derived from the one configured secret.
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A random token of 256 bits in base64url, for sessions. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a high-entropy token, hex: what the database keeps in its place (OWASP ASVS 5.0, 7.2). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * A 32-byte key for one purpose, derived from the installation's secret by HKDF (RFC 5869).
 * @param secret the configured secret
 * @param purpose what the key is for; two purposes never share a key
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'alongside', purpose, 32));
}

/** HMAC-SHA-256 in base64url. */
export function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Letters and digits that cannot be mistaken for each other when read aloud or copied by hand. */
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A code people can copy by hand: groups of four from 30 plain characters.
 * @param groups how many groups; three carry 58 bits
 */
export function newReadableCode(groups: number): string {
  const pick = (): string => {
    // Bytes of 240 and above are thrown away, so that every letter is equally likely.
    for (;;) {
      const byte = randomBytes(1)[0] ?? 255;
      if (byte < 240) return READABLE.charAt(byte % READABLE.length);
    }
  };
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, pick).join('')).join('-');
}

/** The form in which a hand-copied code is compared: capitals, without spaces and dashes. */
export function normaliseCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
