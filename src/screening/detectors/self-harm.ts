// Detector: self-harm: an urge, a relapse, an injury, or details and advice that others could copy.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'self_harm';
const SELF_HARM =
  'cut(ting)? myself|self-harm*|harm(ing|ed)? myself|hurt(ing)? myself|burn(ing|ed|t)? myself|scratch(ing|' +
  'ed)? myself|punish(ing|ed)? myself|hit(ting)? myself|bang(ing|ed)? my head|sh again|starv(e|ing) myself|' +
  'slit(ting)? my wrists?|cut(ting)? my (arms?|legs?|thighs?|wrists?|stomach)';
const TOOLS = 'razors?|blades?|knife|knives|scissors|lighter';

const signs: readonly Sign[] = [
  {
    says: 'Has an injury that may need help now.',
    category, priority: 'immediate', effect: 'flag', who: 'self',
    find: [
      `(cut|gone|went|it's|burn|wound) (too |so |really |very )?deep*`,
      "(bleeding|blood) (a lot|everywhere|won't stop|loads|heavily)",
      "(won't|will not|can't|doesn't|isn't) stop(ping)? (the )?bleeding", 'need(s|ing)? stitches',
      "it won't stop bleeding",
    ],
    negated: 'count',
    with: [SELF_HARM, 'i cut', "i've cut", TOOLS, 'did it again', 'relapsed'],
  },
  {
    says: 'Says they have hurt themselves recently.',
    category, priority: 'urgent', effect: 'flag', who: 'self', past: 'count',
    find: [
      `{i} .. (${SELF_HARM}) .. {recent}`, `{recent} .. {i} .. (${SELF_HARM})`, `(just|been) (${SELF_HARM})`,
      `(i've|i have|i) .. (relapsed|slipped) .. (${SELF_HARM}|cut|cutting|sh|blade)`,
      `(cut|burned|burnt|hurt|harmed) myself (again|last night|this morning|today|tonight|earlier|yesterday)`,
      '(started|back to|gone back to) (cutting|self-harming|burning|harming)',
    ],
    without: ['years ago', 'used to', 'free', 'clean'],
  },
  {
    says: 'Has an urge to hurt themselves.',
    category, priority: 'soon', effect: 'flag', who: 'self',
    find: [
      '(urge|urges|urge is|craving|tempted|itching|desperate|need|want|wanna|going|gonna|feel like|thinking ' +
        `(of|about)|thoughts of|about) (to |so bad to )?(${SELF_HARM}|cut|cutting|self-harm*)`,
      `(urges?|cravings?) (to|for) .. (cut|burn|hurt|harm|self-harm*)`,
      `(might|may|will|could|gonna) .. (cut|hurt|harm|burn) myself`,
      `(holding|looking at|staring at|hiding|bought|got|found) .. (my|a|the|some) (razor|razors|blade|blades)`,
      "(self-harm*|cutting|sh) urges",
    ],
    negated: 'skip',
    without: ['shave', 'shaving', 'beard', 'legs for', 'shaver'],
  },
  {
    says: 'Says they hurt themselves.',
    category, priority: 'soon', effect: 'flag', who: 'self',
    find: [
      `{i} .. (${SELF_HARM})`, '(my|fresh|new) (cuts|scars|self-harm*)',
      '(cutting|burning|hurting|harming) (myself )?(helps|is the only|calms|makes me feel)',
      "(i'm|i am) (cutting|self-harming|purging|starving myself)",
      '(purging|making myself sick) (again|every|after)',
    ],
    without: [
      'paper ?cuts?', 'budget', 'prices', 'hair', 'gym', 'at work', 'cooking', 'in the kitchen',
      'how (do|can|did|to|should) (i |you )?stop', 'stopped',
    ],
  },
  {
    says: 'Says they cannot stop hurting themselves.',
    category, priority: 'soon', effect: 'flag', who: 'self', negated: 'count',
    find: [`(can't|cannot|couldn't) (seem to )?(stop|resist) .. (${SELF_HARM}|cutting)`],
  },
  {
    says: 'Worries that someone else is hurting themselves.',
    category, priority: 'soon', effect: 'flag',
    find: [
      '{people} .. (cutting|cuts|cut|harming|hurting|burning|starving) (himself|herself|themselves|themself)',
      '{people} .. (is |has been |been |started |was )self-harm*',
      '(found|noticed|seen|saw) .. (cuts|scars|marks|blood) on (his|her|their|my {kin}\'s) (arms?|legs?|wrists?)',
    ],
    without: ['awareness', 'training', 'charity', 'film', 'book', 'character'],
  },
  {
    says: 'Asks for or gives details of how to self-harm or how to hide it.',
    category, priority: 'urgent', effect: 'hold', past: 'count',
    find: [
      "(how|where|what is the best way|best way|easiest way|tips|advice|ways?) (do i |do you |can i |to |" +
        "for |should i |on |should you )(best |safely |secretly )?(cut|cutting|self-harm*|burn myself|harm " +
        "myself|purge|purging|starve)",
      `(hide|hiding|cover|covering) .. (cuts|scars|self-harm*|cutting|burns) .. (from|so)`,
      `(use|try|get|used) (a|the|my|some) (${TOOLS}) .. (deeper|deep|less|better|works|instead)`,
      'cut (along|across|down|lengthways|vertically)',
      '(doesn\'t|won\'t) leave (a )?(scar|mark)s? .. (try|use|if you)',
      "(try|use) .. (instead of|rather than) (a )?(razor|blade|knife) .. (hurts|deeper|works|more)",
    ],
    without: [
      'stop', 'stopping', 'avoid', 'instead of self-harm*', 'instead of cutting', 'distract*',
      'without self-harm*', 'help with', 'talk', 'tell', 'onions?', 'hair', 'grass', 'fabric', 'hem', 'costs?',
      'carbs', 'sugar', 'cake', 'wood', 'prevent', 'resist', 'not to',
    ],
    quoted: 'count',
  },
];

const flag = (priority: 'immediate' | 'urgent' | 'soon' | 'routine') => ({ category, priority, effect: 'flag' }) as const;

const examples: readonly Example[] = [
  { text: 'I cut myself again last night', expect: flag('urgent') },
  { text: "I've been self harming again", expect: flag('urgent') },
  { text: 'Really strong urges to cut right now', expect: flag('soon') },
  { text: 'I want to hurt myself so badly', expect: flag('soon') },
  { text: "I cut myself and it won't stop bleeding", expect: flag('immediate') },
  { text: 'My daughter has been cutting herself', expect: flag('soon') },
  { text: 'What is the best way to hide cuts from my mum', expect: { category, priority: 'urgent', effect: 'hold' } },
  { text: 'Three years clean from self harm today!', expect: null },
  { text: 'I used to cut myself when I was a teenager', expect: flag('routine') },
  { text: "I haven't cut myself since March", expect: null },
  { text: 'I cut myself shaving and looked like a horror film', expect: null },
  { text: 'Cut myself some slack and had a duvet day', expect: null },
  { text: 'How do I stop self harming? Any ideas to distract me?', expect: null },
  { text: "Don't beat yourself up, cutting down on fags is hard", expect: null },
  { text: 'Getting my hair cut tomorrow', expect: null },
];

/** Self-harm without detail is published and flagged; details that others could copy are held (product D8). */
export const selfHarm = signsDetector({ name: 'self-harm', version: 1, signs, examples });
