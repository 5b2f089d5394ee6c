// Detector: thoughts of suicide or of being dead, the author's own or a worry about someone else.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'suicidal_thoughts';
/** Sentences that offer or describe help are about suicide and not in it. */
const HELP = [
  'samaritans', '116 123', 'shout', '85258', 'help-?line', 'prevention', 'awareness', 'training', 'hotline',
  'crisis line', 'charity', 'fundrais*',
  'if you (are|feel|ever)', "if you're", 'anyone who is', 'call 999', 'ring 111', 'call 111', 'statistics',
  'study', 'article', 'research',
];

const signs: readonly Sign[] = [
  {
    says: 'Says they want to end their life.',
    category, priority: 'urgent', effect: 'flag', who: 'self',
    find: [
      '{i} .. {want} .. {kill-self}',
      '{i} .. (thinking|think|thoughts|thought|dreaming|fantasising|obsessed) (of|about|with) .. {kill-self}',
      'want to {kill-self}', 'wanna {kill-self}',
      '(urge|urges|impulse|temptation|tempted) to {kill-self}',
      '(considering|contemplating|googling) {kill-self}', 'kms',
      '{i} .. (might|may|could|should|would) .. {kill-self}', 'ready to {kill-self}',
      'thoughts (of|about) {kill-self}',
      '{i} .. (thinking|think) (of|about) (suicide|the end|overdosing|an overdose)',
    ],
  },
  {
    says: 'Says they want to die.',
    category, priority: 'urgent', effect: 'flag', who: 'self',
    find: [
      '{i} .. {want} .. {die}', '{i} .. wish .. (i was|i were|i could be|to be) (dead|never born|not alive)',
      "wish i (was|were) dead", 'want to (die|be dead)', 'wanna (die|be dead)',
      "don't want to (live|be alive|be here any-?more|exist|wake up|carry on living)",
      "(i|i'd) .. rather be dead", 'better off dead', "(i'm|i am|i feel) .. suicidal",
      'feel* (so |really |very |a bit |quite |pretty )?suicidal',
      'suicidal (thoughts|ideation|feelings|urges|again)', 'sui(cidal)? thoughts', 'done with (life|living)',
      "don't (wanna|want to) be (here|alive|on this (earth|planet))", 'tired of (living|being alive|existing)',
      'no (reason|point) .. (living|to live|being alive|carrying on|to carry on|going on|to go on|to keep going)',
      'nothing (left )?to live for',
    ],
    negated: 'skip',
  },
  {
    says: 'Says they have wanted to die.',
    category, priority: 'soon', effect: 'flag', who: 'self',
    find: [
      '{i} .. (wanted|wishing|wished|tried) to .. ({die}|{kill-self})', '{i} .. wished i (was|were) dead',
      '{i} .. thought about .. {kill-self}',
    ],
  },
  {
    says: 'Says others would be better off without them, or that they wish not to be here.',
    category, priority: 'soon', effect: 'flag', who: 'self',
    negated: 'count',
    find: [
      'better off without me',
      '(world|everyone|family|they) .. better .. (if i (was|were) (gone|dead)|without me|if i (was not|wasn\'t|' +
        'weren\'t) here)',
      "wish i (wasn't|weren't|was not) (here|alive|born)", 'wish i had never been born',
      "wish i'd never been born",
      '(hope|wish) i (don\'t|do not|never|didn\'t) wake up', 'go to sleep and (not|never) wake up',
      "wouldn't care if i (died|didn't wake up|got hit|was gone)",
      'no ?(one|body) would (miss me|care if i (died|was gone)|notice if i (died|was gone|disappeared))',
      "can't (go on|carry on|do this any-?more|take (it|this|much more|any more)|cope any-?more|keep (going|" +
        "doing this))",
      "(i'm|i am|just) (a )?burden (to|on) (everyone|my family|them|the kids)",
      'want (it|this|everything|the pain) .. to (end|stop|be over)', 'ready to give up',
      "don't see (a|any) (future|way out|point)", "there's no way out",
      'what is the point (of|in) (living|anything|carrying on)',
      "what's the point (of|in) (living|carrying on|being here)",
    ],
  },
  {
    says: 'Worries that someone else may end their life.',
    category, priority: 'urgent', effect: 'flag',
    quoted: 'count',
    find: [
      '{people} .. (wants to|wanting to|threatening to|threatens to|going to|talking about|talks about|said ' +
        '.. (going to|will|wants to)|says .. (going to|will|wants to)) .. ({kill-them}|die)',
      '{people} (is|\'s|has been|seems|sounds) .. suicidal',
      "(worried|scared|afraid|frightened|terrified) .. (he|she|they|{kin}) .. ({kill-them}|do something " +
        "(stupid|silly)|hurt (himself|herself|themselves))",
    ],
    without: ['awareness', 'training', 'film', 'book', 'episode', 'character', 'soaps?', 'eastenders', 'corrie'],
  },
  {
    says: 'Speaks of suicide.',
    category, priority: 'soon', effect: 'flag',
    find: [
      'suicide is (the|my) (only|best) (way|answer|option)',
      '(suicide|death) .. (only|best) (way out|option|answer|escape)',
      'suicide .. (on my mind|in my head|all day|every day)', 'looking (up|into) suicide',
      'past the point of no return', '(unalive|un-alive) myself', 'sewerslide',
    ],
    without: HELP,
  },
];

const urgent = { category, priority: 'urgent', effect: 'flag' } as const;
const soon = { category, priority: 'soon', effect: 'flag' } as const;
const routine = { category, priority: 'routine', effect: 'flag' } as const;

const examples: readonly Example[] = [
  { text: 'I just want to die.', expect: urgent },
  { text: 'been lying here for hours and honestly i wanna be dead', expect: urgent },
  { text: 'I keep thinking about ending my life', expect: urgent },
  { text: 'I want to k1ll myself and I am so ashamed of saying it', expect: urgent },
  { text: 'i w a n t to d i e, just want to k i l l myself', expect: urgent },
  { text: 'Feeling suicidal again tonight', expect: urgent },
  { text: "I don't want to be here anymore", expect: urgent },
  { text: 'My brother keeps saying he wants to die and I do not know what to do', expect: urgent },
  { text: 'They would all be better off without me', expect: soon },
  { text: "I can't go on like this", expect: soon },
  { text: 'Years ago I wanted to die. I am glad I stayed.', expect: routine },
  { text: 'I used to feel suicidal when I was at uni', expect: routine },
  { text: "I don't want to die, I just want some sleep", expect: null },
  { text: "I'm not suicidal, just fed up with the bus", expect: null },
  { text: 'Dying to see the new series, my feet are killing me though', expect: null },
  { text: 'I nearly died laughing at that', expect: null },
  { text: 'If you are feeling suicidal you can ring Samaritans on 116 123', expect: null },
  { text: 'My favourite song is called "I Want to Die Young"', expect: null },
  { text: 'World suicide prevention day is next week and we are having cake', expect: null },
];

/** Thoughts of suicide: published and flagged, so that a person can answer (product D8). */
export const suicidalThoughts = signsDetector({ name: 'suicidal-thoughts', version: 1, signs, examples });
