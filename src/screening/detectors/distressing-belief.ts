// Detector: words that may feed another member's distressing belief. A belief of one's own is never a reason to flag.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'distressing_belief';
const THEY =
  "they|the (government|police|nhs|cia|mi5|fbi|neighbours|state|freemasons|illuminati|aliens|demons|devil)|" +
  "your (neighbours|family|doctors?|nurses?|{staff}|mum|dad|husband|wife|partner|flatmates?|tv|phone)|mi5|" +
  "gchq|demons|satan|the voices";
const WATCH =
  'watching|following|tracking|monitoring|listening to|recording|poisoning|controlling|bugging|filming|' +
  'after|targeting|gang-?stalking|spying on|out to get|plotting against|sending messages to|reading';
/** A parent post or a title that tells of such a belief. */
const BELIEF = [
  `(they|someone|people|neighbours?|government|police|mi5|cia|{staff}|doctors|family|aliens|demons) .. (${WATCH}|` +
    'watch|follow|poison|track|control|implant*|bug|bugged) .. (me|my|us)',
  '(chip|implant|device|transmitter|camera|cameras|microphone|bug) .. (in|inside|under) (my|the) (head|' +
    'brain|arm|teeth|tooth|skin|flat|walls?|ceiling|room|phone|tv)',
  '(messages|signals|signs) .. (from|through|on|in) .. (tv|telly|radio|car plates|number plates|adverts|god|' +
    'satan)',
  'the voices', 'being (followed|watched|poisoned|tracked|controlled|targeted)',
  "(i'm|i am) .. (chosen|jesus|the messiah|a prophet|targeted individual)",
  '(reading|broadcasting|hear|putting) my (thoughts|mind)', 'gang-?stalk*', 'poison* my (food|water|tea|meds)',
  'in on it',
];
const KIND = [
  "(doesn't|does not|don't|not|nobody|no one) .. (watching|following|poisoning|out to get|after)",
  'it (feels|felt|can feel|must feel|sounds)', 'feels? like', 'must be (scary|frightening|awful)',
  'if you (feel|think)', "(you're|you are) safe", 'that sounds', 'when i (thought|believed|felt)',
  'used to (think|believe)', 'might be worth', 'do you think', 'why do you', 'unlikely', "isn't true", 'not true',
  "(i'm|i am) sorry",
];

const signs: readonly Sign[] = [
  {
    says: 'Tells another member that someone is watching, following or harming them.',
    category, priority: 'soon', effect: 'flag', past: 'count', quoted: 'skip',
    find: [
      `(${THEY}) (are|is|'re|have been|has been|were|will be|definitely are) (really |definitely |all |` +
        `always |still |probably |clearly )?(${WATCH}) (you|your|u)`,
      `(${THEY}) (put|planted|implanted|placed|installed|hid) .. (chip|implant|device|camera|microphone|` +
        'tracker|bug)s? .. (in|inside|under) (you|your)',
      `(${THEY}) (can|could) (read|hear|see|control) your (thoughts|mind|brain)`,
      'your (food|water|tea|meds|medication|tablets|flat|phone|tv) (is|are|has been|was) (being )?(poisoned|' +
        'bugged|tapped|hacked by|drugged)',
      "(you're|you are) (really |definitely |actually |clearly )?(being )?(followed|watched|tracked|" +
        "poisoned|monitored|targeted|gang-?stalked|possessed|controlled by)",
      "(you're|you are) (really |definitely |actually )?(the )?(chosen one|messiah|a prophet|special one|" +
        "sent by god to|jesus|possessed|cursed)",
      '{staff} (is|are) (all )?in on it',
      'the voices (are|r) (real|right|telling (you )?the truth|god|angels|demons|spirits)',
      '(do|obey|listen to|follow) what (the|your) voices (say|tell)', '(listen to|obey) (the|your) voices',
      'the (tv|radio|telly|number plates) (is|are) (really )?(talking|speaking|sending messages|sending ' +
        'signals) to you',
      "don't let them (know you know|see you|find you|get you|inject)", 'trust no ?one',
    ],
    without: [...KIND, 'cctv', 'moderators?', 'parking'],
  },
  {
    says: 'Agrees with a belief that frightens another member, and adds to it.',
    category, priority: 'soon', effect: 'flag', past: 'count', quoted: 'skip',
    find: [
      "(you're|you are|ur|u r|she's|he's) (so |totally |completely |absolutely |probably )?right",
      "(it's|it is|that's|that is|this is) (all )?(so |very |really |definitely |totally |100% |absolutely " +
        ")?(true|real|happening|how they (do|work)|what they do)",
      '(they|mine) (do|did|done|are doing|have done|does) (it|that|this|the same) (to|with) (me|everyone|us|' +
        'all of us)( too)?',
      "i('ve| have)? (seen|got|have|found) (the )?(proof|evidence|documents|files|it too)",
      "(they're|they are|he's|she's|she is|he is|the whole team is|they all are) (all )?in on it",
      "(don't|do not|never) (trust|believe|eat|drink|answer|open|let) (them|it|anything|any of them|anyone|" +
        "him|her)",
      '(cover|unplug|smash|throw (away|out)|get rid of|wrap) (the|your|up) .. (tv|phone|windows|cameras|' +
        'router|smart ?meter|telly)',
      '(dig|cut|pull|take|get) it out', 'fight back',
      '(keep|start|write) (a )?(log|notes|watch) .. (number plates|cars|them)',
      "(you're|you are) not (ill|imagining|crazy|mad|the only one they)", 'wake up',
      "(they|it) (want|wants) you to think (you're|you are) (ill|mad|crazy|imagining)",
    ],
    replyingTo: BELIEF,
    without: [
      ...KIND, 'right to (ask|tell|talk|speak|ring|call|go|see|feel|be|get)',
      '(talk|speak|tell|ring|call) .. ({staff}|samaritans|doctor|gp|team|nurse)', 'horrible', 'scary',
      'frightening', "wake up (in|at|to|feeling|every|with|and)", "don't have to believe",
    ],
  },
];
const soon = { category, priority: 'soon', effect: 'flag' } as const;

const examples: readonly Example[] = [
  { text: 'They are definitely watching you', expect: soon },
  { text: "You're right, they did it to me too. Unplug your TV.", parentText: 'The neighbours are watching me through the telly', expect: soon },
  { text: 'Your nurse is in on it', parentText: 'I think someone is poisoning my food', expect: soon },
  { text: 'The voices are real, listen to the voices', expect: soon },
  { text: "You're right, the buses are always late", parentText: 'Late again this morning', expect: null },
  { text: 'That sounds frightening. Could you ring your nurse?', parentText: 'They are watching me', expect: null },
  { text: 'I think they are watching me through the telly', expect: null },
  { text: 'God speaks to me and I am his chosen one', expect: null },
  { text: 'I used to think the neighbours were following me. It was scary.', expect: null },
  { text: 'It feels like everyone is watching you, I know that one', expect: null },
];

/** Published and flagged; only what is said to another member counts (product D1, D7). */
export const distressingBelief = signsDetector({ name: 'distressing-belief', version: 1, signs, examples });
