// Detector: abuse, coercion, exploitation or neglect, and a child or adult who may be in danger.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'safeguarding';
const HITS =
  'hits?|hitting|hit|beats?|beating|punch(es|ed|ing)?|kick(s|ed|ing)?|slap(s|ped|ping)?|strangl(es|ed|ing)|' +
  'chok(es|ed|ing)|abus(es|ed|ing)|rap(es|ed|ing)|molest(s|ed|ing)?|assault(s|ed|ing)?|threaten(s|ed|ing)?|' +
  'controls?|attack(s|ed|ing)?|grop(es|ed|ing)|burn(s|ed|t)|hurt(s|ing)?|shoved|pins?|batter(s|ed|ing)?';
const ABUSER =
  'he|she|they|{kin}|{staff}|carer|staff member|a member of staff|boss|landlord|teacher|vicar|priest|(a|the|' +
  'this) (man|bloke|guy|woman)';

const signs: readonly Sign[] = [
  {
    says: 'Says someone is hurting them or has just hurt them.',
    category, priority: 'urgent', effect: 'flag', past: 'lower',
    find: [
      `(${ABUSER}) .. (${HITS}) me`,
      '{i} .. (was|am|got|been|being|get) (raped|sexually assaulted|sexually abused|abused|beaten|assaulted|' +
        'groped|trafficked|molested|strangled)',
      '(forced|forces|forcing|makes|made) me to? ?(have sex|do sexual|do things i|touch|sleep with|into sex)',
      '(raped|molested|groped|sexually (assaulted|abused)) me', 'domestic (abuse|violence)',
      'touch(es|ed|ing)? me (down there|inappropriately|when i|without)',
      "(black eye|bruises|bruised) .. (he|she|they|{kin}) (did|gave|left|gives)",
    ],
    without: [
      'chess', 'scrabble', 'hurts? me to (see|watch|think|hear)', 'course', 'hits me (that|how)', 'it hit me',
      'awareness', 'training', 'film', 'book', 'soap', 'eastenders', 'corrie', 'charity', 'hurts me when people',
      'hug*', 'beats me',
    ],
  },
  {
    says: 'Says they are in danger from someone now, or cannot get away.',
    category, priority: 'immediate', effect: 'flag', past: 'lower',
    find: [
      "(he|she|they|{kin})('s| is|'ll| will| has)? .. (kill|hurt|find|stab) me (if|when|tonight|he said|she " +
        "said|he finds)",
      '(said|says|saying|threatens?|threatened|threatening|swore) .. (he|she|they)?(\'ll| will| would|\'d| ' +
        'going to|to) (kill|hurt|stab|burn|find) me',
      "(he|she|they|{kin}) .. (won't|will not|doesn't|don't|never) let me (leave|go out|out|see|have (my|a)|" +
        "use|talk|eat)",
      "(locked|locks|locking|trapped|keeps) me (in|inside|up)",
      "(i'm|i am|feel|feeling|not) (not safe|unsafe|scared|frightened|in danger) (at home|in my (own " +
        ")?(home|house|flat)|of (him|her|my {kin})|with (him|her|my {kin}))",
      "(he's|she's|they're|he is|she is) (outside|coming|on (his|her) way|downstairs|at the door) .. " +
        "(scared|hurt|hiding|kill|help)",
      'hiding from (him|her|my {kin})',
    ],
    negated: 'count',
    without: [
      'film', 'book', 'laughing', 'joke', 'joking', 'police won\'t', 'spider', 'the cat', 'the dog', 'ward staff',
      'section*',
    ],
  },
  {
    says: 'Says a child or an adult who depends on others may be being harmed or neglected.',
    category, priority: 'urgent', effect: 'flag', quoted: 'count',
    find: [
      `(${ABUSER}) .. (${HITS}|neglect*|starv(es|ed|ing)|touch(es|ed|ing)|shook|shak(es|ing)|hurt) (my|the|` +
        'her|his|their|our|a|those) ({child}|nan|gran|grandad|elderly (mum|dad|mother|father)|disabled (mum|' +
        'dad|brother|sister|son|daughter|adult))',
      "(kids?|child|children|baby|babies|{child}) .. (left|is|are|being|been|get|gets|getting) .. (alone " +
        "(all|over|at) (night|day|home)|hit|beaten|abused|neglected|starving|hungry|locked|groomed|hurt by)",
      '(being|been|is|getting) groomed', 'grooming (me|him|her|my|a (child|kid|girl|boy))',
      "(haven't|have not|can't|not) (fed|feed|been feeding|washed|able to feed) .. (the )?(baby|kids|" +
        "children|my (son|daughter|little (one|boy|girl)))",
      "(i'm|i am|only|she's|he's) (only )?(1[0-7]|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)( " +
        "years old| yrs old| yo)? .. (he|she|they|man|older|boyfriend|nudes?|pics?|sex)",
    ],
    negated: 'count',
    without: ['dog', 'puppy', 'cat', 'kitten', 'school play', 'awareness', 'training', 'pedestrian'],
  },
  {
    says: 'Says someone is using, controlling or taking money from them.',
    category, priority: 'soon', effect: 'flag',
    find: [
      '(takes|took|taking|steals|stole|stealing|keeps|kept|controls?) (all )?(of )?my (money|benefits|pip|' +
        'pip money|bank card|card|wages|pension|tablets|meds|medication|passport|phone)',
      '(makes|making|made|forc(es|ed|ing)|paid|pays|pressur(es|ed|ing)) me (to )?(carry|sell|hold|deliver|' +
        'store|beg|steal|send (nudes|pics|photos)|sleep with)',
      'county lines', 'cuckoo(ed|ing)', '(using|taken over|moved into) my flat .. (deal|drugs|sell)',
      '(blackmail*|sextort*)',
      '(send|share|post|leak) .. (nudes|naked (pics|photos)|intimate (pics|photos)) .. (of me|if i)',
      'checks my phone .. (every|and|all)', 'in debt to .. (dealer|him|them)', 'forced marriage',
      'honour (based|killing)',
    ],
    without: ['dwp', 'the council', 'hmrc', 'tax', 'bank charges', 'film', 'book', 'pip assessor', 'charger'],
  },
  {
    says: 'Says a member of staff has harmed or misused them.',
    category, priority: 'urgent', effect: 'flag', past: 'count',
    find: [
      '({staff}|staff|carer|ward staff|a member of staff) .. (hit|kissed|touched|groped|raped|slapped|' +
        'assaulted|punched|asked me out|slept with|had sex with) me',
      '({staff}|staff|carer) .. (sent|sends|texting|messaging|texts) me .. (flirt*|sexual|nudes?|kiss*|love)',
      '(sleeping with|relationship with|sex with|dating) my ({staff}|carer)',
      '({staff}|staff|carer) .. (hits|hitting|hurting|hurt|shouts at|neglect*|drags|dragging) (patients|' +
        'residents|people on the ward)',
    ],
    without: ['hug*', 'touched me (deeply|with)', 'heart', 'film'],
  },
];

const flag = (priority: 'immediate' | 'urgent' | 'soon' | 'routine') => ({ category, priority, effect: 'flag' }) as const;

const examples: readonly Example[] = [
  { text: 'My boyfriend hits me when he drinks', expect: flag('urgent') },
  { text: 'He said he will kill me if I leave', expect: flag('immediate') },
  { text: "My partner won't let me leave the house", expect: flag('immediate') },
  { text: 'My nephew takes all my money, every PIP day', expect: flag('soon') },
  { text: 'My ex is hitting the kids', expect: flag('urgent') },
  { text: 'A nurse kissed me and told me to keep it quiet', expect: flag('urgent') },
  { text: 'I was abused as a child and I still have nightmares about it', expect: flag('urgent') },
  { text: 'I was raped years ago and therapy helped', expect: flag('routine') },
  { text: "My mum's going to kill me for breaking that vase", expect: null },
  { text: 'It hurts me to see you so sad', expect: null },
  { text: 'My nurse told me off about my steps lol', expect: null },
  { text: 'Being sectioned felt like being locked up', expect: null },
  { text: 'My son beats me at chess every time', expect: null },
  { text: 'Did the safeguarding training at work today', expect: null },
];

/** Abuse and danger are flagged and stay, so that nobody is silenced for telling. */
export const safeguarding = signsDetector({ name: 'safeguarding', version: 1, signs, examples });
