// Finds e-mail addresses, phone numbers and names on other services.
import type { Span } from '../detector.ts';
import { around, spansOf } from './match.ts';

const EMAIL = /(?<![\w.+-])[a-z0-9][\w.+-]{0,63}(?:@| ?[[(]at[\])] ?)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gi;
const SPOKEN_EMAIL = /(?<![\w.+-])[a-z0-9][\w.+-]{0,40}(?: dot [a-z0-9]{1,30}){0,2} at [a-z0-9-]{2,40}(?: dot (?:com|co|uk|org|net|ac|nhs)){1,2}(?!\w)/gi;
/** +44, 0044 or 0, then ten digits of which the first is 7, in any usual grouping (Ofcom's National Telephone Numbering Plan). */
const MOBILE = /(?<![\d+])(?:(?:\+|00)44[ .-]?(?:\(0\))?[ .-]?|\(?0)7(?:[ .()-]{0,2}\d){9}(?!\d)/g;
/** Geographic and 03/05/08 numbers: nine or ten digits after the 0. */
const LANDLINE = /(?<![\d+])(?:(?:\+|00)44[ .-]?(?:\(0\))?[ .-]?|\(?0)[1235689](?:[ .()-]{0,2}\d){8,9}(?!\d)/g;
const SPOKEN_NUMBER = /(?<!\w)(?:zero|oh|nought|0)[ ,-]{1,2}(?:seven|7)(?:[ ,-]{1,2}(?:(?:double|triple) )?(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|\d)){7,9}(?!\w)/gi;
const AT_HANDLE = /(?<![\w@.])@(?=[\w.]{0,29}[a-z])[\w.]{2,29}\w/gi;
const SERVICES =
  'insta(?:gram)?|ig|snap(?:chat)?|facebook|fb|tiktok|tik tok|discord|telegram|twitter|kik|xbox|psn|' +
  'gamertag|reddit|messenger|skype|signal|bluesky|threads';
const NAMED_HANDLE = new RegExp(
  `(?<!\\w)(?:${SERVICES})(?: (?:name|user|username|user name|handle|id|tag|account))?(?: is |'s |:? ` +
  '?(?:=|:|-) ?| @)(?<it>@?(?=[\\w.#-]{0,29}[\\d_.#]|[\\w.-]{6})[\\w.#-]{3,30}\\w)',
  'gi',
);
const TAGGED_HANDLE = /(?<!\w)[\w.]{2,30}#\d{4}(?!\w)/g;
/** Lines that anyone may print: help-lines, and numbers of services. */
const PUBLIC_LINE = /samaritans|help ?line|crisis (?:line|team)|shout|switchboard|surgery|reception|council|hospital|clinic|charity|nhs|police|mind\b|rethink|calm\b|childline|gp\b|citizens advice|dwp|pip\b/;

/** E-mail addresses, mobile and other phone numbers, and handles, in the original text. */
export function findContacts(text: string): Span[] {
  const phones = [...spansOf(MOBILE, text, 'MOB'), ...spansOf(SPOKEN_NUMBER, text, 'MOB')];
  const landlines = spansOf(LANDLINE, text, 'LAND').filter((span) => !isPublic(text, span));
  const handles = [...spansOf(NAMED_HANDLE, text, 'HANDLE'), ...spansOf(AT_HANDLE, text, 'HANDLE'), ...spansOf(TAGGED_HANDLE, text, 'HANDLE')];
  const emails = [...spansOf(EMAIL, text, 'EMAIL'), ...spansOf(SPOKEN_EMAIL, text, 'EMAIL')].filter((span) => !/^(?:info|help|jo|support|enquiries|contact|advice)@/i.test(text.slice(span.start, span.end)));
  return [...emails, ...phones, ...landlines, ...handles];
}

/** 03, 05 and 08 numbers belong to organisations; others do where the words around say so. */
function isPublic(text: string, span: Span): boolean {
  const digits = text.slice(span.start, span.end).replaceAll(/\D/g, '').replace(/^(?:0044|44|0)/, '');
  const { before, after } = around(text, span, 60);
  return /^[358]/.test(digits) || PUBLIC_LINE.test(before) || PUBLIC_LINE.test(after);
}
