// Detector: sexual talk, approaches and requests for pictures. Speaking of abuse, health or side effects is not that.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'sexual_content';
/** Words of health, harm and identity: with them a sentence tells of something else. */
const NOT_SEXUAL = [
  'side effects?', 'libido', 'erectile', 'assault*', 'abus*', 'raped?', 'consent', 'sex education', 'therap*',
  'sexuality', 'gender', 'sexual health', 'clinic', 'trauma', 'safeguarding', 'sent me', 'asked me for',
  'addiction',
];

const signs: readonly Sign[] = [
  {
    says: 'Makes a sexual approach or asks for intimate pictures.',
    category, priority: 'urgent', effect: 'hold', past: 'count',
    find: [
      '(send|show|dm|message|swap|trade|give) (me |us )?(some |a |your |ur |more )?(nudes?|naked (pics?|' +
        'pictures|photos)|dick pics?|tits|boobs|sexy (pics?|photos|pictures)|feet pics?|bum pics?)',
      '(want|wanna|looking|up|anyone|fancy|dtf|horny) .. (sext|sexting|hook ?up|cyber sex|cam sex|phone sex|' +
        'no strings|nsa fun|a shag|a fuck|sex tonight|for sex|have sex|fuck)',
      '(i want to|i wanna|i\'d love to|let me|i\'ll) .. (fuck|shag|lick|suck|finger|bang|rail) (you|ur|your|u)',
      '(are|r) (you|u) .. (horny|wet|hard|naked|single and horny)', '(what are|what\'re|what) (you|u) wearing',
      '(my|your) (cock|dick|pussy|cum|boner|hard-?on)', "(how old are you|asl) .. (sexy|pics?|horny|fun)",
      'sit on my face', 'sugar (daddy|baby|mummy)',
    ],
    without: [...NOT_SEXUAL, 'to the (wedding|party|interview|christening|funeral|job)', 'the weather', 'tomorrow'],
  },
  {
    says: 'Holds explicit sexual content or advertises it.',
    category, priority: 'soon', effect: 'hold', past: 'count',
    find: [
      '(free|hot|live|best|xxx|watch|hardcore|amateur) (porn|xxx|sex (cams?|chat|videos?)|nudes|milfs?|' +
        'teens|girls|camgirls)',
      '(my|check|join|subscribe|see|visit) .. (onlyfans|only fans|fansly|chaturbate|pornhub)',
      '(porn ?hub|xvideos|xhamster|onlyfans)',
      '(blow ?jobs?|hand ?jobs?|gang ?bang|creampie|cum ?shots?|deepthroat|threesome|anal sex|wanking|wank ' +
        'over|masturbat(e|ing) (to|over|on))',
      '(massage|escort|escorts) (services?|available|in your area)',
    ],
    without: [...NOT_SEXUAL, 'addicted', 'struggl*', 'quit', 'blocked', 'banned', 'news'],
  },
];

const examples: readonly Example[] = [
  { text: 'send me nudes babe', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'Anyone fancy a shag tonight', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'Hot girls live sex cams, join my OnlyFans', expect: { category, priority: 'soon', effect: 'hold' } },
  { text: 'These tablets have killed my libido, and sex feels impossible', expect: null },
  { text: 'I was sexually assaulted and cannot sleep', expect: null },
  { text: 'I came out as gay to my nan, she was lovely', expect: null },
  { text: 'What are you wearing to the wedding?', expect: null },
  { text: 'Breast screening letter came, a bit nervous', expect: null },
];

/** Held: other members come here for support, and many have been harmed. */
export const sexualContent = signsDetector({ name: 'sexual-content', version: 1, signs, examples });
