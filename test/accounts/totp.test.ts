// Time-based codes agree with the RFC and with a window of one step.
import { Secret } from 'otpauth';
import t from 'tap';
import { newTotpSecret, totpAddress, totpStep } from '../../src/accounts/totp.ts';
import { instant } from '../../src/kit/clock.ts';

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
const secret = Secret.fromUTF8('12345678901234567890').base32;
const VECTORS: [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
];

t.test('the vectors of RFC 6238', async (t) => {
  for (const [seconds, code] of VECTORS) t.equal(totpStep(secret, code, instant(seconds * 1000)), Math.floor(seconds / 30), code);
});

function at(seconds: number): number | null {
  return totpStep(secret, '279037', instant(seconds * 1000));
}

t.test('one step early or late still fits, as the step it is for; two do not', async (t) => {
  const step = Math.floor(2_000_000_000 / 30);
  const begins = step * 30;
  t.equal(at(begins - 30), step, 'the first second of the window');
  t.equal(at(begins - 31), null);
  t.equal(at(begins + 59), step, 'the last second of the window');
  t.equal(at(begins + 60), null);
});

t.test('a wrong code fits nothing', async (t) => t.equal(totpStep(secret, '000000', instant(59_000)), null));

t.test('secrets are of 160 bits and new each time; the address is one that apps read', async (t) => {
  const made = newTotpSecret();
  t.equal(Secret.fromBase32(made).bytes.length, 20);
  t.not(made, newTotpSecret());
  t.match(totpAddress(made, 'robin', 'Northfold Trust'), new RegExp(`^otpauth://totp/Northfold%20Trust:robin\\?.*secret=${made}`));
});
