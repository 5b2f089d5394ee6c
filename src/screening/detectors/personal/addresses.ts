// Finds street addresses and postcodes.
import type { Span } from '../detector.ts';
import { around, spansOf } from './match.ts';

/** The forms of BS 7666 and the Postcode Address File: area, district, space, sector, unit. */
const POSTCODE = /(?<![a-z0-9])(?:gir ?0aa|(?:[a-pr-uwyz](?:\d{1,2}|\d[a-hjkpstuw])|[a-pr-uwyz][a-hk-y](?:\d{1,2}|\d[abehmnprvwxy])) ?\d[abd-hjlnp-uw-z]{2})(?![a-z0-9])/gi;
const STREETS =
  'road|rd|street|avenue|ave|lane|close|drive|crescent|terrace|court|gardens?|grove|place|square|mews|walk|' +
  'hill|park|way|row|green|rise|view|gate|parade|house|lodge';
const ADDRESS = new RegExp(
  '(?<![\\w£.])(?:(?:flat|apartment|apt|unit|room) \\d{1,4}[a-z]?,? )?\\d{1,4}[a-z]?,? (?:(?!minutes?\\b|' +
  'mins?\\b|miles?\\b|hours?\\b|days?\\b|weeks?\\b|years?\\b|people\\b|of\\b|in\\b|on\\b|the\\b|a\\b|' +
  `times?\\b|and\\b|more\\b|long\\b|for\\b|to\\b)[a-z][a-z'-]{1,20} ){1,3}(?:${STREETS})(?!\\w)`,
  'gi',
);
const FLAT = /(?<!\w)(?:flat|apartment) \d{1,4}[a-z]?,? (?:[A-Z][a-z'-]{1,20} ){1,3}?(?:House|Court|Tower|Lodge|Heights|Point|Mansions)(?!\w)/g;
/** Short words for a place end many a harmless phrase ("2 hours walk"): these need a word such as "live at". */
const WEAK_STREET = /(?:walk|way|park|hill|green|place|view|house|gate|row|court|drive|close|rise)$/i;
const LIVES = /(?:\blives?|\bliving|\baddress|\bat|\bround|\bto|\bhome|\bmoved|\bstay(?:s|ing)?)\b[^\n]{0,20}$/;
const PUBLIC_PLACE = /hospital|surgery|clinic|centre|library|church|cafe|meet(?:ing|s)? at the|group (?:is|meets)/;

/** Addresses and postcodes, without those of public places. */
export function findAddresses(text: string): Span[] {
  const streets = [...spansOf(ADDRESS, text, 'ADDR'), ...spansOf(FLAT, text, 'ADDR')].filter((span) => {
    const written = text.slice(span.start, span.end);
    const capitalised = /\d[a-z]?,? [A-Z]/.test(written);
    return (capitalised && !WEAK_STREET.test(written)) || LIVES.test(around(text, span, 40).before);
  });
  const found = [...streets, ...spansOf(POSTCODE, text, 'PC')];
  return found.filter((span) => !PUBLIC_PLACE.test(around(text, span, 40).before));
}
