// Which passwords are refused: too short, too long, or among the first that anybody would try.
import { readFileSync } from 'node:fs';
import { codePoints } from '../kit/text.ts';

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

const COMMON = new Set(
  readFileSync(new URL('../../data/common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

/** What people put in place of letters. */
const LETTER_FOR: Readonly<Record<string, string>> = { '@': 'a', 4: 'a', 3: 'e', 1: 'i', '!': 'i', 0: 'o', 5: 's', $: 's', 7: 't' };

/** What people add to a common word to get it accepted; more than this is a password of its own. */
const ADDED_ENDS = /^[^\p{L}]{0,4}(.*?)[^\p{L}]{0,4}$/su;

/**
 * Why a new password is refused, in plain words; null if it may be used. Length counts in code points and every
 * character is allowed; there are no rules of composition (NIST SP 800-63B, 3.1.1.2; OWASP ASVS 5.0, 6.2).
 * @param password as typed
 * @param own names that an attacker knows: the pseudonym or sign-in name, the trust's name and slug
 */
export function passwordProblem(password: string, own: readonly string[]): string | null {
  const length = codePoints(password);
  if (length < SHORTEST_PASSWORD) return `Please use ${SHORTEST_PASSWORD} characters or more.`;
  if (length > LONGEST_PASSWORD) return `Please use ${LONGEST_PASSWORD} characters or fewer.`;
  const forms = formsOf(password);
  if (isRun(forms[0] ?? '') || forms.some((form) => COMMON.has(form))) {
    return 'Many people use this password, so it is easy to guess. Please choose another. Three words in a row work well.';
  }
  const names = new Set(own.flatMap((name) => [squash(name)]).filter((name) => name.length >= 3));
  if (forms.some((form) => names.has(squash(form)))) return 'This is too close to a name people can see here. Please choose another.';
  return null;
}

/** The password in small letters, without what was added at its ends, and each with letters for digits. */
function formsOf(password: string): string[] {
  const plain = password.normalize('NFKC').toLowerCase();
  const core = ADDED_ENDS.exec(plain)?.[1] ?? plain;
  return [plain, core, unleet(plain), unleet(core), unleet(plain.replace(/[^\p{L}]{1,4}$/u, ''))];
}

function unleet(text: string): string {
  return [...text].map((char) => LETTER_FOR[char] ?? char).join('');
}

function squash(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** One character, or steps of one up or down, all along: "aaaaaaaa", "12345678", "hgfedcba". */
function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return Math.abs(step) <= 1 && codes.every((code, at) => at === 0 || code - (codes[at - 1] ?? 0) === step);
}
