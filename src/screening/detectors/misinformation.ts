// Detector: advice to others that could harm: stopping or changing medicine, cures, staying away from help.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'misinformation';
const ILLNESS =
  'schizophrenia|bipolar|psychosis|depression|anxiety|voices|ptsd|ocd|bpd|eupd|mental illness|personality ' +
  'disorder|autism|adhd|anorexia|dementia|cancer';
const REMEDY =
  'cbd|cannabis|weed|ketamine|mushrooms|shrooms|lsd|ayahuasca|microdosing|keto|fasting|carnivore diet|' +
  'vitamin (b|c|d|b12|b3)|niacin|colloidal silver|mms|bleach|turmeric|crystals|reiki|prayer|homeopathy|' +
  'essential oils|detox|cold (water|showers)|st john\'s wort|magnesium|zinc|kratom|celery juice|parasite ' +
  'cleanse|ivermectin|this (supplement|tea|herb|diet|powder|oil|protocol|method)|raw (meat|milk)';
/** A sentence that sends people to a professional, or warns, is good advice about the same words. */
const CAREFUL = [
  '(ask|speak|talk|check|speaking|talking|chat|discuss) (to|with|it with) .. (doctor|gp|{staff}|pharmacist|team)',
  'ask your', 'before you',
  "(shouldn't|should not|never|don't|do not|dangerous|risky|unsafe) .. (stop|change|suddenly)",
  'my (doctor|gp|psychiatrist|consultant) (said|told|advised|is|has)', 'under supervision', 'withdrawal is',
  'no evidence', "isn't true", 'not true', 'myth', 'scam', 'i was told',
];

const signs: readonly Sign[] = [
  {
    says: 'Advises others to stop, skip or change their medicine.',
    category, priority: 'urgent', effect: 'flag', past: 'count',
    find: [
      '(stop|quit|ditch|bin|flush|dump|skip|throw away|chuck|come off|get off|refuse|spit out|stay off|' +
        'avoid|halve|cut) (taking |using |away )?(all )?(of )?(your|ur|those|these|that|the|any) .. {meds}',
      '(bin|flush|ditch|dump|chuck|stop|throw) (your|ur|those|these|the) {meds}',
      "(you|u|nobody|no one|people|we) (don't|dont|do not|never|shouldn't|should not) (really |actually " +
        ")?(need|have to take|be taking|take) .. ({meds}|that poison|poison)",
      '(double|triple|up|increase) (your|the|ur) (dose|dosage|{meds})',
      'take (two|three|four|double|twice|extra|more than) .. (dose|of (your|the) {meds}|than (prescribed|' +
        'they say|it says))',
      '{meds} (is|are|\'s) (just |pure |all |actually )?(poison|a scam|mind control|placebo|killing you|' +
        'toxic|brain damage)',
      "(just|you should|u should) (go )?cold turkey", 'nobody needs {meds}',
      "(you can|just) (mix|drink|have a drink) .. (on|with) (your )?{meds} .. (fine|nothing|no harm)",
      'you can (have|take|borrow|buy) (some of )?my ({meds})',
      '(i\'ll|i can) (send|post|give) you (some of )?my (spare )?({meds})',
    ],
    negated: 'count',
    without: [
      ...CAREFUL, "don't (just )?(stop|quit|come off|skip|bin|flush|double)", 'never (just )?(stop|skip|double)',
      'i (stopped|want|wish|hate|don\'t|skip|might|may|could|am|think)', 'should i', 'can i',
    ],
  },
  {
    says: 'Claims that something cures a mental illness.',
    category, priority: 'soon', effect: 'flag', past: 'count',
    find: [
      `(${REMEDY}) .. (cures?|cured|heals?|healed|fix(es|ed)?|reverses?|gets rid of|replaces?) .. (${ILLNESS}|` +
        'everything|you|{meds})',
      `(cure|cures|cured|heal|heals|reverse) .. (your|all|any|their|every) .. (${ILLNESS})`,
      `(cure|cures|curing) (for )?(${ILLNESS})`,
      `(this|it) (will )?(cure|heal|fix)s? (you|your (${ILLNESS}|brain|illness))`,
      `(${ILLNESS}) (is|isn't|doesn't) (not real|just .. (diet|parasites|demons|vaccines|toxins|weakness|` +
        'choice)|a (lie|hoax|scam|myth|choice)|made up|caused by (vaccines|5g|parasites|demons|toxins|' +
        'chemtrails|gluten)|exist)',
      'doctors (don\'t want|hide|are hiding|won\'t tell) .. (know|cure|you|this)',
      "what (they|doctors|big pharma) (don't|do not) want you to know",
    ],
    negated: 'count',
    without: [
      ...CAREFUL, 'no cure', "(isn't|not|never|can't|won't|doesn't) .. (a )?cure*",
      '(there (is|isn\'t)|is there) (no|any|a)', 'wish', 'research', 'hope', 'charity', 'wasn\'t cured',
      'someone (said|told)', 'people (say|tell me|think)', 'i believe', 'i hate when', 'for me',
    ],
  },
  {
    says: 'Advises others to keep away from, or hide things from, those who help them.',
    category, priority: 'urgent', effect: 'flag', past: 'count',
    find: [
      "(don't|dont|do not|never) (ever )?(tell|trust|see|listen to|talk to|speak to|go to|phone|ring|call|" +
        "open the door to|let in|answer) (your|ur|the|any|a|those|these) .. ({staff}|doctors|psychiatrists|" +
        "nurses|hospital|samaritans|services|999|111)",
      '(hide|keep) (it|this|that|everything|your (symptoms|voices|thoughts|feelings|plans|drinking|using)) ' +
        '(from|away from) (your|the) ({staff}|doctors|psychiatrist)',
      '(lie|lying) to (your|the) ({staff}|doctors?|psychiatrists?)',
      '(stay|keep) away from (your |the |all )?({staff}|doctors|psychiatrists|psychiatry|hospitals?|services|a&e)',
      "(you|u) (don't|do not) need (a|the|your|any) ({staff}|doctors?|therapy|hospital|help from)",
      '(cancel|miss|skip) (your|the) (appointments?|depot|injection|review|cpn)',
      '(tell|say to) them (you\'re|you are) (fine|ok) .. (leave|go away|discharge|let you out)',
      '(pretend|fake) .. (swallow|taking (it|them)|take your)',
    ],
    negated: 'count',
    without: [
      ...CAREFUL.slice(0, 2), 'alone', 'if you are (ok|well)', 'that you', 'afraid',
      "don't (skip|miss|cancel|hide|lie|stay away)", "(please|try to) (don't|not) (hide|lie|skip|cancel|miss)",
      'never (hide|lie|skip|cancel|miss)',
    ],
  },
];
const urgent = { category, priority: 'urgent', effect: 'flag' } as const;

const examples: readonly Example[] = [
  { text: 'Stop taking your lithium, it is poison', expect: urgent },
  { text: 'bin your meds mate, best thing I ever did', expect: urgent },
  { text: 'You should just double your dose when it gets bad', expect: urgent },
  { text: "Don't tell your psychiatrist about the voices, they will lock you up", expect: urgent },
  { text: 'Keto cures schizophrenia', expect: { category, priority: 'soon', effect: 'flag' } },
  { text: 'Stay away from doctors and you will be fine', expect: urgent },
  { text: 'I stopped taking my tablets last week', expect: null },
  { text: "Don't stop taking your meds without talking to your GP", expect: null },
  { text: 'I hate my medication, it makes me so tired', expect: null },
  { text: 'My psychiatrist told me to stop taking the olanzapine', expect: null },
  { text: 'Is there a cure for schizophrenia? There is no cure yet, I read', expect: null },
  { text: 'Walking helps my depression a lot', expect: null },
  { text: 'Should I stop taking my meds?', expect: null },
];

/** Misinformation is published and flagged: only advice to others counts, never an opinion or a choice of one's own (product D7, D8). */
export const misinformation = signsDetector({ name: 'misinformation', version: 1, signs, examples });
