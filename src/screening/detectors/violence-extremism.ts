// Detector: urging violence against people, praising attacks, or recruiting for a violent cause.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'violence_extremism';
const TARGETS =
  "them all|all of them|them|people|politicians|mps|the (police|government|elite|elites|rich|infidels|" +
  "traitors|unbelievers|kuffar|jews|muslims|immigrants|migrants|non-?believers)|police|infidels|traitors|" +
  "unbelievers|immigrants|migrants|muslims|jews|hospitals?|mosques?|synagogues?|churches|clinics?|wards?|" +
  "psychiatrists|doctors";
const CAUSES =
  'isis|islamic state|al qaeda|al-?qaida|national action|combat 18|atomwaffen|the base|boogaloo|incel ' +
  '(rebellion|uprising)|race war|holy war|jihad|white (power|genocide|resistance)|day of the rope|great ' +
  'replacement|caliphate';

const signs: readonly Sign[] = [
  {
    says: 'Urges violence against people.',
    category, priority: 'urgent', effect: 'hold', past: 'count',
    find: [
      "(we|you|everyone|somebody|someone|people|it's time to|time to|rise up and|brothers|let's|lets) (all " +
        ')?(should|must|need to|have to|will|can|could|gotta|to)? ?(rise up and )?(kill|shoot|bomb|burn( ' +
        `down)?|attack|hang|stab|execute|lynch|blow up|behead|murder|gas) (${TARGETS})`,
      `(kill|shoot|bomb|burn|hang|execute|lynch|behead|blow up|gas) (all (of )?)(the )?(${TARGETS})`,
      `(death|blood) to (all )?(the )?(${TARGETS}|traitors|america|israel|the west)`,
      '(take up|pick up|get your) (arms|weapons|guns)', '(blood|bodies) (on|in) the streets',
      'violence is (the only|our only|the) (answer|way|language)',
      'by any means necessary .. (kill|blood|weapons|violence)', 'rivers of blood',
    ],
    without: [
      'news', 'film', 'book', 'game', 'history', 'wrong', 'awful', 'terrible', 'nobody should', 'no one should',
      'bath', 'calories',
    ],
  },
  {
    says: 'Recruits for, or praises, a violent cause or attack.',
    category, priority: 'urgent', effect: 'hold', past: 'count',
    find: [
      '(join|fight for|support|stand with|die for|sign up (to|for)|long live|believe in|loyal to|pledge .. ' +
        `to) (us in |the )?(${CAUSES})`,
      `(${CAUSES}) (is|are|was|were) (right|coming|the answer|our|justified|needed|heroes)`,
      '(attackers?|shooters?|bombers?|terrorists?|killers?|breivik|tarrant|elliot rodger|hitler) (was|were|' +
        'is|are) (right|a hero|heroes|a martyr|martyrs|a saint|based|justified|a legend)',
      '(deserved|had it coming) .. (bomb*|attack*|shot|stabbed)',
      '(manifesto|join (the|our) (brotherhood|cause|movement|struggle|army)) .. (message me|dm|link|read|' +
        'brother|blood)',
      '(we need|looking for) .. (soldiers|fighters|martyrs|warriors) .. (cause|war|struggle|jihad|race|join)',
      'heil hitler', 'sieg heil', '1488',
      'how to (make|build) (a )?(bomb|pipe bomb|explosives?|nail bomb|weapon)',
    ],
    without: [
      'news', 'documentary', 'film', 'history', 'wrong', 'victims?', 'scared of', 'afraid', 'awful', 'horrible',
      'salvation army', 'prevent (officer|programme)', 'video ?game', 'bath ?bombs?',
    ],
  },
];
const hold = { category, priority: 'urgent', effect: 'hold' } as const;

const examples: readonly Example[] = [
  { text: 'It is time to rise up and kill the traitors', expect: hold },
  { text: 'we should burn down mosques', expect: hold },
  { text: 'Join the race war brothers', expect: hold },
  { text: 'That shooter was a hero', expect: hold },
  { text: 'The news about the bombing made me shake all day', expect: null },
  { text: 'I made a bath bomb in craft group', expect: null },
  { text: 'I am furious with the government about PIP', expect: null },
  { text: 'My cousin joined the army and I miss him', expect: null },
  { text: 'Nobody should attack doctors, they are tired too', expect: null },
];

/** Calls to violence are held: they are threats to people (product D8). */
export const violenceExtremism = signsDetector({ name: 'violence-extremism', version: 1, signs, examples });
