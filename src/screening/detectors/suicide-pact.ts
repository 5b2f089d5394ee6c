// Detector: an invitation, promise or agreement to die together.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'suicide_pact';
const hold = { category, priority: 'immediate', effect: 'hold' } as const;

const signs: readonly Sign[] = [
  {
    ...hold,
    says: 'Suggests or agrees to die together.',
    quoted: 'count',
    find: [
      'suicide pact', 'die together', 'dying together',
      "(let's|lets|we could|we should|we can|shall we|we'll|we will|could we|why don't we|maybe we) .. (die|" +
        "kill ourselves|end (it|it all|our lives|this|things)|do it together|go together|top ourselves|jump " +
        "together)",
      'kill ourselves', 'end our lives', '(end|ending) it (all )?together',
      'go together .. (so|then) .. (alone|lonely)',
      '(die|do it|end it|go|ctb) with (me|you|someone|somebody) .. (alone|same time|{soon}|together)',
      "(i|i'd|i will|i'll) .. (die|do it|end it|go) with you",
      '(want to|wanna|would you) (die|do it|end it all|ctb|kill ourselves) with (me|someone)',
      'if you (do it|go|die|end it|kill yourself) .. (i will|i\'ll|so will i|then i|me too|so do i)',
      '(looking for|need|want|anyone) .. (partner|someone|somebody|buddy) .. (to die with|to ctb|to end (it|' +
        'things) with|to go with|for suicide)',
      '(suicide|ctb) (partner|buddy)', 'at the same time (on|at) .. (die|end it|kill|do it)',
      "(anyone|anybody|who) .. (want to|wanna|wants to|fancy) .. (join me|die with me|do it with me|end it " +
        "with me|go with me)",
      "don't have to die alone",
    ],
    without: ['old and grey', 'grow old', 'romeo', 'juliet', 'film', 'book', 'marathon', 'laughing'],
  },
  {
    ...hold,
    says: 'Agrees with a post about dying.',
    find: [
      "(i'll|i will|i'd|i would) (join|come with) you", "(i'm|i am|count me) in",
      'me too .. (together|when|where)', "(let's|lets) do it", '(same time|same day|same place|together)',
      'wait for me',
    ],
    replyingTo: [
      '{kill-self}', '(want to|wanna|going to|gonna) .. die', 'suicide pact', 'die together', 'end it all',
      'kill ourselves',
    ],
    without: [
      'samaritans', 'get help', 'to (a|the) (group|clinic|gp|appointment)', 'get through', 'keep going', 'stay',
      'recover*', 'walk', 'we are in this together', 'in this together',
    ],
  },
];

const examples: readonly Example[] = [
  { text: 'We could do it together, then neither of us is alone', expect: hold },
  { text: 'Does anyone want to die with me', expect: hold },
  { text: 'If you do it then I will too', expect: hold },
  { text: 'me and a mate made a suicide pact', expect: hold },
  { text: "I'll join you. Tell me when.", parentText: 'I want to end it all this weekend', expect: hold },
  { text: "I'll join you on the walk!", parentText: 'Walking round the lake on Saturday', expect: null },
  { text: 'We can get through this together', parentText: 'I want to end it all', expect: null },
  { text: "We don't want to die together like they did, please get help", expect: null },
  { text: 'We want to grow old and die together, married 40 years', expect: null },
  { text: 'Years ago we made a suicide pact. We both got help.', expect: { category, priority: 'routine', effect: 'flag' } },
];

/** A pact or invitation holds the post and is read first (product D8). */
export const suicidePact = signsDetector({ name: 'suicide-pact', version: 1, signs, examples });
