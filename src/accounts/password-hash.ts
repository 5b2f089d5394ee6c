// Hashing secrets that people remember, so that a stolen table does not give them away.
import { hash, type Options, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: the OWASP Password Storage Cheat Sheet's first choice. */
const OPTIONS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random value nobody kept, to do the same work for a name that does not exist. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$FdWLTnSCdmMhowETHBP2Ig$TXavXUf7McAvFfNOyEZe50hmmlBDaW4672UVx4zP6fE';

/** Hashes a password. NFKC first, so that the same keys on another keyboard give the same password (NIST SP 800-63B). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

/**
 * Whether a password is the one that was hashed; as much work when there is no hash as when there is one.
 * @param hashed the stored hash, or null if there is no such account
 */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  const matches = await verify(hashed ?? NOBODY, password.normalize('NFKC'));
  return matches && hashed !== null;
}

/** Hashes a return word: case and spacing do not matter, since it may be given by hand months later. */
export function hashReturnWord(word: string): Promise<string> {
  return hashPassword(foldReturnWord(word));
}

/** Whether a return word is the one chosen at joining; as much work when the account has none. */
export function returnWordMatches(hashed: string | null, word: string): Promise<boolean> {
  return passwordMatches(hashed, foldReturnWord(word));
}

function foldReturnWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
