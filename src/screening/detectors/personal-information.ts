// Detector: personal details in a post, the author's own or someone else's, with the kind of each.
import type { DetectorInput, Example, Finding, ShippedDetector, Span } from './detector.ts';
import { mergeFindings } from './findings.ts';
import { findAddresses } from './personal/addresses.ts';
import { findContacts } from './personal/contacts.ts';
import { examples } from './personal/examples.ts';
import { findNames } from './personal/names.ts';
import { findNumbers } from './personal/numbers.ts';
import { whoseDetail } from './personal/whose.ts';

const category = 'personal_information';

/** What a kind of detail is called in a reason. */
const WORDS_FOR: Readonly<Record<string, string>> = {
  EMAIL: 'an e-mail address', MOB: 'a mobile number', LAND: 'a phone number', NHS: 'an NHS number', NI: 'a National Insurance number',
  PC: 'a postcode', DOB: 'a date of birth', HANDLE: 'a name on another service', ADDR: 'an address', NAME: 'a name',
};

/** Details of the author are flagged; details that read as someone else's are held (product D8, I5). */
export const personalInformation: ShippedDetector = {
  name: 'personal-information',
  version: 1,
  categories: [category],
  examples: examples satisfies readonly Example[],
  detect: ({ text }: DetectorInput) => {
    const found = [...findContacts(text), ...findNumbers(text), ...findAddresses(text), ...findNames(text)];
    return mergeFindings(withoutOverlaps(found).map((span) => toFinding(text, span)));
  },
};

function toFinding(text: string, span: Span): Finding {
  const whose = whoseDetail(text, span);
  const what = WORDS_FOR[span.type ?? ''] ?? 'a personal detail';
  const says = { other: `Looks like ${what} of someone else.`, self: `Looks like ${what} of their own.`, unknown: `Looks like ${what}.` };
  return { category, priority: 'soon', effect: whose === 'other' ? 'hold' : 'flag', spans: [span], sentence: says[whose] };
}

/** Kinds are looked for in the order of their certainty: where two claim the same characters the first stands. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    if (!kept.some((other) => other.start < span.end && span.start < other.end)) kept.push(span);
  }
  return kept;
}
