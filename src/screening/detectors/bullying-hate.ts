// Detector: unkindness aimed at a member, hate about a group of people, and urging someone to die.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'bullying_hate';
/** Words that are almost always meant to wound. Reading them here is unpleasant; leaving them out would be worse. */
const SLURS =
  'nigg(er|a|ers|as)|pakis?|chinks?|coons?|wogs?|gooks?|spics?|kikes?|yids?|gyppos?|pikeys?|rag-?heads?|' +
    'towel-?heads?|sand niggers?|fag(got|gots|s)|poofs?|poofters?|dykes|trann(y|ies)|shemales?|spastics?|' +
    'spazs?|spazz|retards?|retarded|mongs?|cripples|schizos?|psychos|nutters|mentals|nonces?';
const GROUPS =
  'muslims?|jews?|jewish people|blacks|black people|white people|whites|asians|asian people|gays|gay ' +
  'people|gay men|lesbians|trans people|transgender people|trannies|immigrants|migrants|refugees|asylum ' +
  'seekers|foreigners|women|men|gypsies|travellers|disabled people|the disabled|christians|hindus|sikhs|' +
  'catholics|poles|polish people|romanians|africans|arabs|chinese people|the chinese|indians|pakistanis|' +
  'mentally ill people|the mentally ill|mental patients|schizophrenics|autistic people|benefit claimants|' +
  'queers';
const VILE =
  'scum|vermin|animals|filth|filthy|parasites|subhuman|sub-human|disgusting|evil|a disease|a plague|' +
  'cockroaches|rats|savages|inferior|worthless|terrorists|criminals|rapists|paedos|paedophiles|perverts|a ' +
  'drain|a cancer|trash|rubbish|stupid|thick|lazy|dirty|freaks|abominations?|monkeys|apes|dogs|pigs|liars|' +
  'leeches|an abomination|a waste of space';
const INSULT =
  'idiot|moron|loser|freak|failure|waste of (space|oxygen|air|skin)|joke|disgrace|liar|attention seeker|' +
  'attention-seeker|drama queen|snowflake|weirdo|psycho|nutter|nutjob|fruitcake|schizo|cunt|twat|bitch|' +
  'wanker|prick|dickhead|knob|knobhead|bellend|tosser|bastard|slag|slut|whore|cow|pig|muppet|retard|scumbag|' +
  'pathetic|worthless|disgusting|useless|mental|ugly|fat|thick|stupid|embarrassing|vile|sad little|piece of ' +
  '(shit|crap|rubbish)|faker';

const signs: readonly Sign[] = [
  {
    says: 'Urges someone to die.',
    category, priority: 'urgent', effect: 'hold', past: 'count',
    find: [
      '(go|just|please|you should|you need to|why don\'t you|why not|hurry up and|go on and|u should|go and|' +
        'somebody|can you) .. (kill|hang|shoot|top|neck|off|drown) (yourself|urself|yourselves|yaself|ya ' +
        'self)',
      '(kill|hang|neck|unalive) (yourself|urself|ya self)', 'kys',
      '(go|just|please|should) (and )?(fucking )?die',
      "(hope|wish) (you|u|they all|he|she) (die|dies|died|are dead|were dead|get cancer|don't wake up|rot)",
      '(you|u) (should|deserve to|ought to|need to) (die|be dead|rot|be shot|be hanged|jump)',
      '(drink|neck) (some )?bleach',
      'do (us|everyone|the world) (all )?a favou?r and (die|jump|end|go|do it|kill)',
      "(nobody|no one|noone) (would|will|'d|'ll) miss you",
      '(world|everyone|we|family) .. better off without you', '(jump|do it) (then|already|you won\'t|you coward)',
      'should (have|of) (died|been aborted|succeeded|finished the job)',
    ],
    without: [
      "they'd be", 'your head (says|tells)', 'it lies', 'lies to you', 'voices', 'makes you think', 'tells you',
      'told me', 'not true', 'diets?',
    ],
  },
  {
    says: 'Tells a member who spoke of dying to go through with it.',
    category, priority: 'immediate', effect: 'hold', past: 'count',
    find: [
      '(just |go on |go ahead |then )?do it', 'go (on|ahead) then', 'get on with it',
      'stop talking (about it )?and do it', 'good riddance', "you won't (do it|even)", 'go for it',
    ],
    replyingTo: [
      '{kill-self}', '(want to|wanna|going to|gonna) .. die', 'suicid*', 'end it all', 'end my life',
      'wish i was dead',
    ],
    without: [
      'call', 'ring', 'samaritans', 'help', 'gp', 'therapy', 'please don\'t', 'one day at a time', 'appointment',
    ],
  },
  {
    says: 'Uses a slur.',
    category, priority: 'soon', effect: 'hold', past: 'count', quoted: 'lower', negated: 'count',
    find: [SLURS],
    without: [
      '(called|calls|calling|call|shouted|shouting|screamed|yelled|said|labelled) .. (me|at me|us|him|her|' +
        'my {kin})',
      '(been|was|get|got|being) called', 'the word', 'slurs?', "(shouldn't|don't|stop|never) .. (use|say|call)",
      'offensive', 'i am a', "i'm a", 'fire retard*',
    ],
  },
  {
    says: 'Speaks hatefully about a group of people.',
    category, priority: 'urgent', effect: 'hold', past: 'count',
    find: [
      `(${GROUPS}) .. (are|is|r|=) .. (${VILE})`, `(${VILE}) (${GROUPS})`,
      "(hate|despise|detest|loathe|can't stand|sick of|disgusted by) (all |these |those |fucking |bloody |" +
        `the |any )?(${GROUPS})`,
      `(${GROUPS}) (should|need to|must|ought to|deserve to|have to) .. (die|be (shot|killed|banned|` +
        'deported|gassed|hanged|exterminated|locked up|sterilised|put down|sent back)|burn|hang|suffer|leave|' +
        'go (back|home)|disappear|rot)',
      '(kill|gas|shoot|deport|burn|hang|exterminate|get rid of|ban|sterilise) (all )?(the |those |these ' +
      `)?(${GROUPS})`,
      `(no|don't want|don't trust) .. (${GROUPS}) .. (here|on this forum|in this country|near)`,
      'go back to (your|ur) (own )?(country|homeland)', 'go back (to )?where (you|u) came from',
      "(hitler|nazis) (was|were) right", "(don't|do not) belong in (our|this) country",
      `(${GROUPS}) (don't|do not|shouldn't) deserve (rights|to live|to exist|respect|help|benefits)`,
    ],
    negated: 'skip',
    without: [
      '(told|tells|tell|shout*|said|says|say|think|thinks|believe|called) .. (me|us|that|people)', 'racist*',
      'homophob*', 'transphob*', 'wrong', 'disgusting that', 'sexist', 'sexism', 'misogyn*', 'stereotype*',
      'stigma', 'to say', 'nobody should', 'no one should', 'the idea that', 'not true', 'myth',
    ],
  },
  {
    says: 'Insults or belittles another member.',
    category, priority: 'soon', effect: 'flag', past: 'count',
    find: [
      "(you|u)('re| are| r)? (all )?(just )?(such |being )?(a |an )?(bit |total |complete |absolute |utter " +
        `|fucking |bloody |stupid |pathetic |little |sad |dirty |lying |fat |lazy |ugly |real |right )?(${INSULT})`,
      `(your|ur) .. (pathetic|worthless|an idiot|a joke|a loser)`,
      `(you) (fucking|bloody|stupid|pathetic|lying|sad|fat|ugly|lazy|little|absolute|total) (${INSULT})`,
      `(shut|stfu) (the fuck )?up`, 'stfu', 'fuck (off|you)', 'piss off',
      '(nobody|no one|noone) (likes|wants|cares about|believes|asked) you',
      'everyone (hates|is sick of|is laughing at) you',
      "(you're|you are|ur) (just )?(making it up|faking( it)?|attention seeking|putting it on|not even ill)",
      '(get|go get) a (life|job) (you|and stop)', 'stop (whining|moaning|whinging) (you|and|all)',
      'you make me sick', 'you disgust me', "(you're|you are) (mental|mad|crazy|insane) (and|you|go)",
    ],
    without: [
      'if you', 'makes you feel', 'feel like', 'tells? you', 'not a', "aren't a", 'never a', 'thinks? you',
      'told me', 'voices?', 'your brain', 'lol jk', 'who says', 'not (pathetic|worthless|useless)',
      'someone says', 'they say', 'anyone who', 'feeling',
    ],
  },
];

const examples: readonly Example[] = [
  { text: 'just kill yourself already', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'kys', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: "Do it then, nobody would miss you", expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'Go on then, get on with it', parentText: 'I want to end my life', expect: { category, priority: 'immediate', effect: 'hold' } },
  { text: 'Go on then, what did the doctor say?', parentText: 'Had my review today', expect: null },
  { text: 'You are pathetic, everyone is laughing at you', expect: { category, priority: 'soon', effect: 'flag' } },
  { text: 'Immigrants are vermin', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'go back to your own country', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'shut up you stupid cow', expect: { category, priority: 'soon', effect: 'flag' } },
  { text: "Please don't kill yourself, we care about you", expect: null },
  { text: 'You are not pathetic, you are poorly', expect: null },
  { text: 'Depression makes you feel like you are a failure', expect: null },
  { text: 'A lad on the bus called me a schizo and I cried', expect: null },
  { text: 'I feel useless and stupid today', expect: null },
  { text: 'Muslims in our group are fasting this month, happy Ramadan', expect: null },
  { text: 'Someone told me to kill myself online', expect: null },
];

/** Urging someone to die, slurs and hate are held; a quarrel is flagged and stays (product D8). */
export const bullyingHate = signsDetector({ name: 'bullying-hate', version: 1, signs, examples });
