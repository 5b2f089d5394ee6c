// Detector: links to places nobody here has checked, and the talk that comes with unwanted mail.
import type { DetectorInput, Example, Finding, ShippedDetector } from './detector.ts';
import { mergeFindings } from './findings.ts';
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import { findLinks } from './vocabulary.ts';

const category = 'spam_link';
const hold = { category, priority: 'soon', effect: 'hold' } as const;
const flag = { category, priority: 'routine', effect: 'flag' } as const;

/** Public bodies and charities that every trust in England cites; a trust's own list is the links rules' work. */
const KNOWN = [
  'nhs.uk', 'gov.uk', 'samaritans.org', 'mind.org.uk', 'rethink.org', 'giveusashout.org', 'thecalmzone.net',
  'bbc.co.uk', 'youngminds.org.uk', 'papyrus-uk.org', 'citizensadvice.org.uk', 'rcpsych.ac.uk', 'nice.org.uk',
  'hearing-voices.org', 'beateatingdisorders.org.uk', 'bipolaruk.org', 'turn2us.org.uk', 'shelter.org.uk',
  'womensaid.org.uk', 'refuge.org.uk',
];
/** Places that hide where a link leads, or lead out of the forum to a private chat. */
const HIDING = /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|ow\.ly|cutt\.ly|rb\.gy|shorturl\.at|t\.me|wa\.me|chat\.whatsapp\.com|discord\.gg|linktr\.ee|\d{1,3}(?:\.\d{1,3}){3})$/;
const CHEAP_NAME = /\.(?:xyz|top|click|win|bet|vip|tk|club|ru|cn|biz)$/;

const signs: readonly Sign[] = [
  {
    ...hold,
    says: 'Reads like unwanted mail.',
    past: 'count',
    find: [
      '(click|tap) (on )?(here|the link|this link|my (bio|profile|link)|below) .. (to|for|now|and)',
      '(claim|collect|redeem) (your|ur|a) .. (prize|reward|voucher|gift|cash|bonus|refund)',
      "(you've|you have|u have) (been )?(won|selected|chosen to (win|receive)) .. (prize|cash|voucher|" +
        "winner|iphone|£#|draw|award)",
      '(congratulations|congrats) .. (won|winner|selected|prize)',
      '(text|txt|sms) (win|stop|claim|yes|go|play|join) to #',
      '(call|txt|text|reply) .. now .. (win|claim|prize|free)',
      '(free|win a) (iphone|ipad|gift card|voucher|ringtone*|nokia)',
      '(whatsapp|telegram|message|email|contact) .. (dr|doctor|prophet|spell ?caster|hacker|herbalist) .. ' +
        '(help|heal|cure|spell|restore|recover)',
      '(spell ?caster|love spell|recover your (funds|bitcoin|account))',
      '(subscribe|follow) (to )?my (channel|page|youtube|tiktok|podcast|insta)',
      'check (out )?my (new )?(channel|shop|etsy|website|page|store|book|podcast|course|link)',
      '(verify|confirm|update) your (account|bank|payment|paypal|password) .. (now|here|link|below|' +
        'immediately|suspended)',
      '# ?p per (min|msg|text)', 't&cs? apply',
    ],
    without: ['scam*', 'got a text', 'warn*', 'fake', "don't click", 'never click', 'proud', 'be careful'],
  },
];

const examples: readonly Example[] = [
  { text: 'Look at https://cheap-pills.example.top/now', expect: hold },
  { text: 'join us at t.me/somegroup', expect: hold },
  { text: 'Congratulations you have been selected to win a prize', expect: hold },
  { text: 'There is a nice page at https://example.org/breathing', expect: flag },
  { text: 'see www.example.com for the knitting pattern', expect: flag },
  { text: 'https://www.nhs.uk/mental-health helped me', expect: null },
  { text: 'The group page is on www.mind.org.uk', expect: null },
  { text: 'I got a text saying I won a prize, it is a scam, be careful', expect: null },
  { text: 'I slept.Then I ate.So that is good', expect: null },
];

const talk = signsDetector({ name: 'spam-link', version: 1, signs, examples: [] });

/** Unlisted links are flagged; links that hide where they lead, and unwanted mail, are held. No link is ever fetched. */
export const spamLink: ShippedDetector = {
  name: 'spam-link',
  version: 1,
  categories: [category],
  examples,
  detect: (input: DetectorInput) => mergeFindings([...talk.detect(input), ...judgeLinks(input.text)]),
};

function judgeLinks(text: string): Finding[] {
  return findLinks(text).flatMap(({ host, domain, start, end }): Finding[] => {
    if (isMissingSpace(text.slice(start, end))) return [];
    if (KNOWN.some((known) => host === known || host.endsWith(`.${known}`))) return [];
    const spans = [{ start, end }];
    return HIDING.test(host) || HIDING.test(domain) || CHEAP_NAME.test(host)
      ? [{ ...hold, spans, sentence: 'Links to a place that hides where it leads or is often used for unwanted mail.' }]
      : [{ ...flag, spans, sentence: 'Links to a place that is not on the list of known ones.' }];
  });
}

/** "I ate.So I slept": a capital after the dot of two bare words is a new sentence. */
function isMissingSpace(written: string): boolean {
  return /^[\w'-]{1,30}\.[A-Z][a-z]{0,10}$/.test(written);
}
