// Detector: a threat, plan or fear of hurting another person.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'harm_to_others';
const HURT =
  'kill|stab|murder|hurt|shoot|strangle|attack|smash|batter|burn|poison|punch|knife|beat up|beat|choke|harm|' +
  'do (him|her|them) in|kick .. head in|glass|slash|run over|set fire to|throw acid (at|on)';
const THEM =
  "him|her|them|someone|somebody|everyone|everybody|people|you|(my|his|her|their|the|that|this|your|our|" +
  "those) (own )?(fucking |bloody |whole |next-?door |upstairs |entire )?({kin}|{staff}|neighbours?|family|" +
  "baby|kids?|children|landlord|boss|bloke|man|woman|lad|ward|school|staff|house|flat)|(him|her|them) all";

const signs: readonly Sign[] = [
  {
    says: 'Threatens or plans to hurt someone.',
    category, priority: 'immediate', effect: 'hold', who: 'self',
    find: [
      `(i'm|i am|i'll|i will|i) .. (going to|gonna|gunna|planning to|about to|will|'ll) .. (${HURT}) (${THEM})`,
      `i'll (${HURT}) (${THEM})`,
      "(i've|i have|i) (got|bought|have|carry|carrying) .. (knife|gun|machete|hammer|petrol|acid) .. (for|" +
        '(go|wait)ing|use|him|her|them|round)',
      `(waiting|wait) (for|outside) .. (him|her|them|house|work|flat) .. (knife|bat|hammer|blade)`,
      "(he|she|they|you)('s|'re| is| are)? (is |are )?(a )?(going to|gonna|deserves? to|deserve to) (die|" +
        "pay|bleed|regret|get it) .. (i'll|i will|i'm|my hands|tonight|soon|make sure)",
      "(i'll|i will|i'm going to|i'm gonna) make (him|her|them|you) (pay|suffer|bleed|regret)",
      "(i'll|i will|i'm gonna|i'm going to) .. (find|know) (out )?where you live",
      'i know where (you|he|she|they) lives?', 'watch your back',
    ],
    without: [
      'at (chess|scrabble|cards|fifa|darts|pool|tennis|monopoly|the game|mario)', 'in the game', 'scared',
      'afraid', 'worried', 'terrified', 'never',
    ],
  },
  {
    says: 'Wants to hurt someone.',
    category, priority: 'urgent', effect: 'hold', who: 'self',
    find: [
      `{i} .. (want to|wanna|need to|feel like|would love to|could|urge to|urges to|tempted to) .. (${HURT}(ing)?) ` +
        `(${THEM})`,
      '(thoughts|thinking|fantasis*|dreaming|plans?) (of|about) .. (killing|stabbing|hurting|attacking|' +
        `strangling|poisoning|shooting|murdering) (${THEM})`,
    ],
    without: [
      'intrusive', 'ocd', 'never', 'scared', 'afraid', 'frightened', 'terrified', 'chess', 'hugs?', 'film',
      'book', 'novel',
    ],
  },
  {
    says: 'Is afraid of hurting someone, or hears voices that tell them to.',
    category, priority: 'urgent', effect: 'flag', quoted: 'count',
    find: [
      "(scared|afraid|frightened|terrified|worried|fear) .. (i'll|i will|i might|i could|i may|i'm going to|" +
        `of) .. (${HURT}|hurting|harming|killing|attacking|stabbing) (${THEM})`,
      '(voice|voices|it|they|he|god|tv) .. (telling|tell|tells|told|command*|saying|say|says|order*) .. me ' +
        `.. (to )?(${HURT}) (${THEM})`,
      `(intrusive|ocd) .. (hurting|harming|killing|stabbing) (${THEM})`,
      "(can't|cannot|don't know if i can) (stop|control) myself .. (hurt*|hit*|attack*|kill*)",
      '{i} .. (hit|hurt|punched|attacked|pushed|shook) (my|the) (baby|child|kid|kids|son|daughter|mum|nan|' +
        'wife|husband|partner|girlfriend|boyfriend)',
    ],
    negated: 'count',
    without: ['film', 'book', 'novel', 'episode', 'game', 'series'],
  },
];

const examples: readonly Example[] = [
  { text: "I'm going to stab my neighbour, he has it coming", expect: { category, priority: 'immediate', effect: 'hold' } },
  { text: "I'll make him pay for what he did", expect: { category, priority: 'immediate', effect: 'hold' } },
  { text: 'I know where you live', expect: { category, priority: 'immediate', effect: 'hold' } },
  { text: 'I want to hurt someone, anyone', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'The voices are telling me to hurt my mum', expect: { category, priority: 'urgent', effect: 'flag' } },
  { text: "I'm terrified I'll hurt my baby", expect: { category, priority: 'urgent', effect: 'flag' } },
  { text: "I'm going to kill you at Scrabble tonight", expect: null },
  { text: 'I could murder a curry', expect: null },
  { text: 'I would never hurt anyone', expect: null },
  { text: "I'm not going to hurt anyone, I just needed to shout", expect: null },
  { text: 'I want to hug my mum', expect: null },
  { text: 'The police shot someone on the news and I cannot stop watching', expect: null },
  { text: 'He told me "I will kill you" in the film and I jumped', expect: null },
];

/** A threat to a person is held; being afraid of hurting someone is flagged and stays (product D8). */
export const harmToOthers = signsDetector({ name: 'harm-to-others', version: 1, signs, examples });
