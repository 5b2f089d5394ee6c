// Reads what surrounds a match: is it denied, long past, about someone else, or in someone else's words?
import { clauseStart, sentenceAround } from './clauses.ts';
import { compilePhrases, fits } from './phrases.ts';
import type { PhraseMatch } from './phrases.ts';

/** What the surroundings of a match say about it. */
export type Cues = {
  /** "I don't want to die", "no plans to". */
  negated: boolean;
  /** "Years ago", "I used to", "in recovery", with nothing that brings it back ("again", "still"). */
  past: boolean;
  /** Inside quotation marks or a quoted line, and not introduced as the author's own words. */
  quoted: boolean;
  /** Quoted as the name or words of a song, film or book. */
  title: boolean;
  /** Whose doing the clause is about. With no subject at all a post is taken to be about its author. */
  who: 'self' | 'other' | 'addressed';
  /** The whole sentence, folded. */
  sentence: string;
};

const NEGATION =
  /(?<![a-z])(?:not|no|never|nor|neither|without|don'?t|dont|doesn'?t|didn'?t|won'?t|wouldn'?t|isn'?t|aren'?t|ain'?t|wasn'?t|weren'?t|haven'?t|hasn'?t|hadn'?t|can'?t|cannot|couldn'?t|shouldn'?t|stopped|refuse to|nobody|promised (?:not|never))(?![a-z])/;
/** Before "I want to die" only a denial of the whole statement counts: "I'm not saying I want to die". */
const DENIES_STATEMENT =
  /(?:not (?:saying|that|implying|to say)|never (?:said|say|meant)|don'?t (?:think|believe|mean|feel like)|didn'?t (?:say|mean)|doesn'?t mean|not (?:as if|like)|wouldn'?t say)(?: that| like)?$/;
/** A "not" that affirms: "why not", "can't stop wanting to". */
const NOT_A_DENIAL =
  /(?:not only|not just|why not|can'?t stop|cannot stop|can'?t help|couldn'?t stop|can'?t not|not sure (?:if|whether)|don'?t know (?:if|whether|why|how)|no doubt|no longer care|don'?t care if|nothing stopping|no one|no reason not)/;
const PAST = compilePhrases([
  'used to',
  '(#|a few|few|many|several|some|two|three|four|five|six|ten|twenty) (years|yrs|months) (ago|back|since)',
  'years ago', 'months ago', 'ages ago', 'a long time ago',
  '(when|while) i was (a |an |at |in |about |only |younger|little|young|#)',
  'as a (child|kid|teenager|teen|young)', 'back (then|in (19|20)##|in the day)', 'in the past',
  '(in|since) (19|20)##', 'in my (teens|twenties|thirties|20s|30s)', 'last year', 'the year before',
  'at my lowest', 'at my worst', 'looking back', 'in recovery',
  'recovered', '(#|two|three|four|five|six|ten|a few) (years|months|weeks|days) (clean|free|sober|without)',
  'survived', "(so )?glad i (didn't|did not|failed|survived|am still here|stayed)",
  "i'm so glad", 'came through', 'got through it', 'no longer', 'once (felt|tried|wanted|thought)', 'had been',
  'before i got help', 'those days', 'my history',
]);
const BACK_AGAIN = compilePhrases([
  'again', 'still', 'tonight', 'right now', 'come back', 'coming back', 'came back', 'are back', 'is back',
  'even now', 'relapsed', 'last night', 'yesterday', 'today i',
]);
const NEVER_AGAIN = compilePhrases(['never again', '(still|am) here', 'still alive', 'still standing', 'never (want|felt|feel|do|did) .. again']);
const OWN_WORDS = /(?:\bi|\bi'?m|\bi'?ve)(?: [a-z']{1,12}){0,3} (?:said|say|told|tell|think|thinking|thought|wrote|written|texted|replied|was like|am like|feel|felt)[^"]{0,30}$/;
const TITLE = compilePhrases(['song', 'songs', 'lyric*', 'album', 'track', 'band', 'film', 'movie', 'book', 'novel', 'poem', 'episode', 'series', 'show', 'game', 'called', 'titled', 'character', 'documentary', 'chorus', 'play']);
const SUBJECT =
  /(?<![a-z])(?:(?:my|his|her|their|our|your|a|the|some) (?:[a-z]{1,12} )?(?:mum|mam|mom|dad|nan|gran|grandad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend|ex|mate|friend|flatmate|housemate|cousin|aunt|auntie|uncle|niece|nephew|colleague|neighbour|stepdad|stepmum|lad|bloke|woman|man|girl|boy|guy|person|people|character|hero|singer)|he|she|they|he'?s|she'?s|they'?re|someone|somebody|everyone|anyone|people|you|you'?re|u|ur|i|i'?m|i'?ve|i'?ll|i'?d|me|my|myself)(?![a-z])/g;

/** Reads the cues around a match in a folded text. */
export function readCues(text: string, match: PhraseMatch): Cues {
  const range = sentenceAround(text, match.start, match.end);
  const sentence = text.slice(range.start, range.end);
  const from = clauseStart(text, match.start, range);
  const words = text.slice(match.start, match.end);
  const quote = readQuote(text, match, range.start);
  const past = fits(PAST, sentence) && (!fits(BACK_AGAIN, sentence) || fits(NEVER_AGAIN, sentence));
  return {
    negated: isNegated(text.slice(from, match.start), words, match.passed),
    past,
    quoted: quote !== null && !OWN_WORDS.test(text.slice(range.start, quote)),
    title: quote !== null && fits(TITLE, sentence),
    who: whose(text.slice(from, match.start), words),
    sentence,
  };
}

function isNegated(before: string, words: string, passed: string): boolean {
  if (NEGATION.test(passed) && !NOT_A_DENIAL.test(passed)) return true;
  const near = before.trimEnd().split(' ').slice(-6).join(' ');
  if (/^(?:i|i'?m|i'?ve|i'?ll|my)(?![a-z])/.test(words)) return DENIES_STATEMENT.test(near);
  return NEGATION.test(near) && !NOT_A_DENIAL.test(near);
}

/** The subject of the match itself or, if it has none, the nearest before it in the clause. */
function whose(before: string, words: string): Cues['who'] {
  const own = words.match(SUBJECT)?.[0];
  const subject = own ?? before.match(SUBJECT)?.at(-1);
  if (subject === undefined || /^(?:i|i'?m|i'?ve|i'?ll|i'?d|me|my|myself)$/.test(subject)) return 'self';
  return /^(?:you|you'?re|u|ur)$/.test(subject) ? 'addressed' : 'other';
}

/** Where the quotation that holds the match begins, or null. Quotations longer than 400 characters are not believed. */
function readQuote(text: string, match: PhraseMatch, sentenceStart: number): number | null {
  if (/^ ?>/.test(text.slice(sentenceStart, sentenceStart + 3))) return sentenceStart;
  const near = text.slice(Math.max(0, match.start - 400), match.start);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const marks = before.split('"').length - 1;
  if (marks % 2 === 0) return null;
  return text.slice(match.end, match.end + 400).includes('"') ? match.start - (before.length - before.lastIndexOf('"')) : null;
}
