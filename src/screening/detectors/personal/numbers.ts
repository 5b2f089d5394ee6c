// Finds NHS numbers, National Insurance numbers and dates of birth.
import type { Span } from '../detector.ts';
import { isNhsNumber } from './nhs-number.ts';
import { around, spansOf } from './match.ts';

const TEN_DIGITS = /(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g;
/** Prefix letters as HMRC's manual NIM39110 allows them. */
const NATIONAL_INSURANCE = /(?<![a-z0-9])(?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][abceghj-nprstw-z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[abcd](?![a-z0-9])/gi;
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE = new RegExp(
  '(?<![\\d/])(?:\\d{1,2}[/. -]\\d{1,2}[/. -](?:19|20)?\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}|\\d{1,2}(?:st|' +
  `nd|rd|th)?(?: of)? (?:${MONTHS}),? (?:19|20)?\\d{2})(?![\\d/])`,
  'gi',
);
const BIRTH = /(?:\bd\.?o\.?b\b|date of birth|\bborn\b|birth ?day|birthdate)[^\n]{0,20}$/;

/** NHS and National Insurance numbers, and dates that the words before them call a birth. */
export function findNumbers(text: string): Span[] {
  return [
    ...spansOf(TEN_DIGITS, text, 'NHS').filter((span) => isNhsNumber(text.slice(span.start, span.end))),
    ...spansOf(NATIONAL_INSURANCE, text, 'NI'),
    ...spansOf(DATE, text, 'DOB').filter((span) => BIRTH.test(around(text, span, 40).before)),
  ];
}
