// Checks the last digit of an NHS number.

/**
 * Whether a text holds ten digits of which the last is the check digit: weights 10 to 2, modulus 11, where a check
 * of 11 is written 0 and a check of 10 is never issued (NHS Data Dictionary, NHS NUMBER). Ten equal digits are refused.
 */
export function isNhsNumber(text: string): boolean {
  const digits = [...text.replaceAll(/[ -]/g, '')].map(Number);
  if (digits.length !== 10 || digits.some(Number.isNaN) || new Set(digits).size === 1) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}
