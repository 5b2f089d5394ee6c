// Pseudonyms: what a client may be called here, judged without asking the database.
import { skeleton } from '../kit/skeleton.ts';
import { codePoints, hasBidiControls } from '../kit/text.ts';
import { COMMON_TRUST_WORDS, TITLE_PARTS, TITLE_WORDS } from './staff-titles.ts';

export const SHORTEST = 3;
export const LONGEST = 30;

/** A pseudonym as it will be shown, with its skeleton; or, in plain words, what to change. */
export type Judged = { ok: true; pseudonym: string; skeleton: string } | { ok: false; why: string };

const NAME = /^[\p{L}\p{M}\p{Nd} _.'’-]+$/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u;
const PILED_MARKS = /\p{M}{3}/u;
/** Six digits or more with nothing but signs between: a phone, NHS or card number, or a date of birth. */
const MANY_DIGITS = /(?:\p{Nd}[\s().+_'’-]*){6}/u;
const ADDRESS = /@|\b(?:www\.|https?\b)|\.(?:com|net|org|uk|co|info|io|me|eu|app|scot|wales)\b|\bat\b.+\bdot\b/iu;
const TITLES = new Set(TITLE_WORDS.map(skeleton));
const PARTS = TITLE_PARTS.map(skeleton);

/**
 * Judges a pseudonym by the rules of product A2. Whether it is taken is asked elsewhere.
 * @param raw what was typed
 * @param trust the trust's name and slug, which no client may be called
 */
export function judgePseudonym(raw: string, trust: { name: string; slug: string }): Judged {
  if (!raw.isWellFormed() || hasBidiControls(raw)) return refuse('This has a character that changes how text is read. Please take it out.');
  if (INVISIBLE.test(raw)) return refuse('This has a character that cannot be seen. Please take it out.');
  // Compatibility forms (full-width, "fancy" letters) are shown as the plain letters they are read as.
  const pseudonym = raw.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  const length = codePoints(pseudonym);
  if (length < SHORTEST || length > LONGEST) return refuse(`Please use ${SHORTEST} to ${LONGEST} characters.`);
  if (ADDRESS.test(pseudonym)) return refuse('This looks like an e-mail or web address. Please choose a name that does not say who you are.');
  if (MANY_DIGITS.test(pseudonym)) return refuse('This looks like a phone number or a date. Please use fewer numbers.');
  if (!NAME.test(pseudonym) || PILED_MARKS.test(pseudonym)) return refuse('Please use letters, numbers, spaces, full stops and dashes only.');
  const key = skeleton(pseudonym);
  if (!/\p{L}/u.test(pseudonym) || codePoints(key) < 2) return refuse('Please use at least two letters.');
  if (soundsLikeStaff(pseudonym, key)) return refuse('This sounds like a member of staff or a service. Please choose another.');
  if (namesTrust(key, trust)) return refuse('This sounds like the name of the trust. Please choose another.');
  return { ok: true, pseudonym, skeleton: key };
}

function refuse(why: string): Judged {
  return { ok: false, why };
}

/** Whether a word of the name, or the name read without gaps, is a staff title, look-alikes included. */
function soundsLikeStaff(pseudonym: string, key: string): boolean {
  if (TITLES.has(key) || PARTS.some((part) => key.includes(part))) return true;
  return wordsOf(pseudonym).some((word) => TITLES.has(skeleton(word)) || TITLES.has(skeleton(word.replace(/\p{Nd}+$/u, ''))));
}

/** Words at gaps and at capitals ("DrSmith"), as written and without splitting, and single letters in a row joined ("N H S"). */
function wordsOf(pseudonym: string): string[] {
  const apart = pseudonym.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter(Boolean);
  const atCapitals = pseudonym.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{M}\p{Nd}]+/u);
  const spelled = pseudonym.match(/(?<![\p{L}\p{Nd}])[\p{L}\p{Nd}](?:[ _.'’-]+[\p{L}\p{Nd}](?![\p{L}\p{Nd}]))+/gu) ?? [];
  return [...apart, ...atCapitals, ...spelled.map((run) => run.replace(/[ _.'’-]/gu, ''))];
}

function namesTrust(key: string, trust: { name: string; slug: string }): boolean {
  const own = trust.name.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter((word) => !COMMON_TRUST_WORDS.includes(word.toLowerCase()));
  return [trust.slug, trust.name, own.join('')]
    .map(skeleton)
    .some((name) => (codePoints(name) >= 4 ? key.includes(name) : name !== '' && key === name));
}
