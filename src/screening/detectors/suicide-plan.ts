// Detector: a plan, a time, preparation, goodbye or an attempt under way.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'suicide_plan';
const hold = { category, priority: 'immediate', effect: 'hold' } as const;

const signs: readonly Sign[] = [
  {
    ...hold,
    says: 'Says they are going to end their life.',
    who: 'self',
    find: [
      '{i} .. {going} .. {kill-self}', '{going} {kill-self}',
      "(i'm|i am) .. (doing it|ending it|going to do it|gonna do it|going through with it) .. {soon}",
      '{kill-self} .. {soon}',
      "(tonight|today|tomorrow) (is|'s) (the|my) (last )?(night|day) i .. (die|{kill-self}|end|go)",
      "(won't|will not|not going to|not gonna) be (here|alive|around) (tomorrow|in the morning|next week|by " +
        "(the )?(weekend|morning)|after (today|tonight)|for (christmas|my birthday))",
      'my last (night|day) (alive|on (this )?earth|here)', 'by the time (you|anyone) (read|reads|see|sees) this',
      "i'll be (dead|gone) (by|before|soon|tomorrow|tonight)",
      "(i've|i have) (made up my mind|decided) .. (die|{kill-self}|how|when|the date)",
      "i want to (die|end it|end things|{kill-self}) .. {soon}",
    ],
    negated: 'skip',
    without: ['scared', 'afraid', 'used to', 'wonder', 'if you'],
  },
  {
    ...hold,
    says: 'Says they cannot keep themselves safe.',
    who: 'self', negated: 'count',
    find: [
      "(can't|cannot|can not|don't think i can|not able to|unable to) .. keep myself safe",
      "(don't|do not|can't|cannot) trust myself .. {soon}",
      "(not|don't feel|don't think i'm|do not feel) safe (with|from|by) myself",
      "(can't|cannot) promise .. (safe|i won't|not to (do|kill))",
      "don't think (i'll|i will|i can) make it (through|past|to) (tonight|the night|tomorrow|morning|the weekend)",
    ],
  },
  {
    ...hold,
    says: 'Says they have a plan, a date or what they would need.',
    who: 'self',
    find: [
      '(i|i\'ve|i have|got) .. (a|my) .. (suicide )?plan .. ({kill-self}|to die|to end|to do it)',
      '{i} .. (suicide plan|plan for suicide)',
      "(i've|i have|i) (got|set|picked|chosen|planned|worked out) .. (date|how|when|where|day|place|spot) " +
        ".. (die|{kill-self}|do it|end|over with)",
      "(i know|worked out|figured out|know exactly) (exactly )?(how|where|when) (i'm|i am|i'll|i will|to|i " +
        "would|i'd) .. (do it|{kill-self}|end|die)",
      "(i've|i have|i|been) .. (stockpil*|saving up|saved up|hoard*|collecting|collected|stashed|stashing) " +
        ".. {supply}",
      '(bought|ordered|got) .. (rope|noose)', 'tied (a|the) (noose|rope)',
      "(i've|i have|i) .. {supply} .. (ready|in front of me|next to me|beside me|laid out|lined up)",
      '{supply} (is|are) .. (ready|in front of me|next to me|beside me|laid out|lined up)',
      '(standing|sitting|stood|sat|walking|going|driving|on my way) (on|at|by|near|to) .. (bridge|train ' +
        'tracks|railway|tracks|cliff|ledge|multi-?storey|platform edge)',
      "(i've|i have|i) (got|found) (a|the|my) (way|means|method) to (do it|end|die)",
      'everything is (ready|in place|set) .. (tonight|tomorrow|die|end|go)',
    ],
    without: [
      'photo*', 'walk the dog', 'train to work', 'commute', 'trainspotting', 'safety plan', 'handed', 'gave',
      'returned', 'back to the (pharmacy|chemist)',
    ],
  },
  {
    ...hold,
    says: 'Says they have harmed themselves and may need help now.',
    who: 'self', past: 'lower',
    find: [
      "(i've|i have|i|just) .. (taken|took|swallowed|necked|downed) .. (overdose|all (of )?(my|the|them) " +
        "?({meds})?|too many|whole (packet|box|bottle|strip)|loads of|a load of|# {meds}|every (pill|tablet))",
      "(i've|i have|i|just) .. overdosed", "(i've|i have|just) .. od('d|ed)",
      "tried to ({kill-self}|kill myself) .. {recent}", "{recent} .. tried to ({kill-self}|kill myself)",
      'just (tried|attempted) .. ({kill-self}|suicide)', "it won't stop bleeding", "bleeding won't stop",
    ],
    without: ['vitamin*', 'by mistake last', 'my dog', 'the dog', 'years'],
  },
  {
    ...hold,
    says: 'Says goodbye or puts their affairs in order.',
    find: [
      'goodbye (everyone|everybody|all|world|forever|my friends|for good|cruel world)',
      '(this is|saying|say|said|to say|final|last) (my )?(final |last )?goodbye*',
      '(this is|it is) (my|the) (last|final) (post|message|thing i)',
      "(i've|i have|i|just|been) .. (written|wrote|writing|write) .. (note|notes|letters?|goodbye*) .. (to|" +
        "for) (my )?(kids|children|family|mum|dad|everyone|them|{kin}|when)",
      '(written|wrote|writing|left) .. (suicide|goodbye) (note|letter)s?',
      "(giving|given|gave) away .. (my (things|stuff|belongings|possessions|cat|dog|pets?))",
      '(sorted|made|updated|written|wrote) (out )?my will .. (ready|go|time|soon|tonight)',
      'who will look after my (cat|dog|kids|children|pets?) (when|after|once) i\'m (gone|dead)',
      "(when|once|after) i('m| am) (gone|dead) .. (tell|look after|please|take care|remember)",
      'thank you (all )?for everything .. (goodbye|time to go|won\'t be|over)',
      "(it's|it is) (my )?time to go .. (sorry|forgive|goodbye|love you all)", "see you (all )?on the other side",
      "(i'm|i am) (so )?sorry .. (goodbye|forgive me)",
    ],
    without: [
      'leaving the (forum|group|ward|job|team)', 'moving', 'moved', 'new job', 'smoking', 'retire*', 'retiring',
      'hospital leaving', 'for christmas', 'charity shop', 'decluttering',
      'to my (job|flat|house|debt*|therapist|old)', 'funeral',
    ],
  },
  {
    says: 'Says they have tried to end their life.',
    category, priority: 'urgent', effect: 'hold', who: 'self',
    find: [
      '{i} .. (tried|attempted) to {kill-self}', '(my|an) (suicide attempt|attempt on my life)',
      '{i} .. (took|taken) an overdose', '{i} .. attempted suicide',
    ],
  },
];

const immediate = hold;
const routine = { category, priority: 'routine', effect: 'flag' } as const;

const examples: readonly Example[] = [
  { text: "I'm going to kill myself tonight.", expect: immediate },
  { text: 'gonna end it all, nobody can stop me', expect: immediate },
  { text: "I won't be here tomorrow. Thank you all.", expect: immediate },
  { text: "I've written letters to my kids and I have been saving up tablets", expect: immediate },
  { text: 'Goodbye everyone, you have all been so kind.', expect: immediate },
  { text: "I can't keep myself safe tonight", expect: immediate },
  { text: "I've just taken all my tablets", expect: immediate },
  { text: "I've got the pills in front of me", expect: immediate },
  { text: 'I tried to end my life last night and nobody knows', expect: immediate },
  { text: 'I tried to kill myself', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'Ten years ago I took an overdose. Today I help on the ward.', expect: routine },
  { text: "I'm not going to kill myself, I promise", expect: null },
  { text: "My mum's going to kill me when she sees the phone bill", expect: null },
  { text: 'Made my safety plan with my nurse today and it helped', expect: null },
  { text: 'This is my last post before I go on holiday to Whitby', expect: immediate },
  { text: 'Saying goodbye to my old flat today, a bit sad', expect: null },
  { text: 'I have a plan for tonight: soup and a film', expect: null },
];

/** A plan, a time, preparation or goodbye holds the post and is read first (product D8). */
export const suicidePlan = signsDetector({ name: 'suicide-plan', version: 1, signs, examples });
