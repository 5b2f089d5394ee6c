// Turns of phrase that sound alarming and are not; a match that touches one is set aside.
import { compilePhrases, findAll } from './phrases.ts';
import type { Range } from './clauses.ts';

const IDIOMS = compilePhrases([
  // dying, dead
  '(dying|died|die|dead) (of|from|with) (laughter|laughing|boredom|embarrassment|shame|curiosity|heat|the ' +
    'heat|hunger|thirst|cringe|cuteness|happiness|excitement)',
  'dying (to|for) (see|try|hear|know|get|read|watch|meet|tell|go|find|eat|have|ask|be asked|a|some|my)',
  'nearly (died|dying) laughing', 'i nearly died', 'i (just|almost|literally) died (laughing|when)',
  'to die for', 'die hard', 'do or die', 'never say die', 'drop dead gorgeous', 'over my dead body',
  'dead (tired|beat|good|funny|nice|easy|chuffed|proud|on my feet|heading|line|end|weight)',
  '(bored|scared|worried|sick|tickled|frightened|loved|love (you|him|her|it|them)) to death',
  "i'm dead (lol|haha|ha|laughing)",
  '(phone|battery|laptop|car|tablet|plant|plants|flowers|tomatoes|wifi|boiler|telly|kindle) .. (died|dying|' +
    'dead|dies)',
  'die (laughing|happy|of laughter)', 'old habits die', 'when hell freezes',
  // killing
  "(feet|foot|back|head|knees?|legs?|heels|shoes|hip|neck|shoulders?|teeth|tooth|tummy|stomach|heat|" +
    "suspense|boredom|wait|waiting|stairs|job|commute|diet|homework|housework|traffic|hay fever|cold|jeans|" +
    "kids|cost of living|bills) .. (killing|kill|kills|killed|murdering) me",
  'killing me softly',
  'kill(ing|s|ed)? (some |the |a bit of |an )?(time|hour|afternoon|evening|vibe|mood|lights?|switch|weeds|' +
    'germs|bacteria|bugs|flies|wasps?|spiders?|slugs)',
  'kill two birds',
  '(kill|murder) for (a|an|some) .. (cuppa|tea|brew|coffee|pint|fag|curry|chippy|pizza|kebab|sandwich|' +
    'biscuit|bacon|nap|sleep|holiday|drink|takeaway)',
  '(could|can|would) murder (a|an|some)',
  'dressed to kill', 'if looks could kill', 'kill(ed|ing)? it', '(curiosity|video) killed the (cat|radio star)',
  "won't kill (you|me|us|him|her)", "didn't kill (me|you)", "(doesn't|does not|don't) kill (you|me|us)",
  "(mum|mam|dad|nan|gran|boss|teacher|landlord|wife|missus|sister) (is|'s|was|'ll|will|would|going|gonna) " +
    "(going to |gonna )?(actually |literally )?(kill|murder) me",
  '(murder|kill) on the dance ?floor', 'killer (heels|whale|workout|app|question)',
  'murder mystery', 'killing eve', 'kill bill', 'to kill a mockingbird', 'silent killer', 'lady ?killer',
  // suicide, hanging, jumping, cutting, overdose
  '(career|political|social|commercial|electoral) suicide', 'suicide squad', 'suicidal tendencies',
  'hang(ing)? (out|on|in there|up|around|about|the (washing|picture|curtains))',
  'jump (at the|for joy|to conclusions|the gun|on the bandwagon|off the (diving|high) board)',
  "cut(ting)? (myself|yourself|me) (some |a bit of |a )?(slack|break|bit of cake|slice)",
  "cut myself (shaving|cooking|chopping|slicing|peeling|gardening|by accident|accidentally|on (a|the|some) " +
    ".. (tin|paper|glass|knife|bramble|rose|can|lid))",
  '(accidentally|while (cooking|shaving|chopping)) cut myself', 'cut(ting)? (down|out|back|off (sugar|contact))',
  'overdos(e|ed|ing) on (chocolate|sugar|cake|biscuits|netflix|telly|tv|caffeine|coffee|christmas|crisps|' +
    'mince pies)',
  'burn(ed|t)? myself (on|while|cooking|ironing|making)', 'shoot me now',
  'shoot (some )?(hoops|pool|a film|photos)', 'blow(ing|n)? my (mind|nose)',
  'beat (myself|yourself) up (about|over|for)', 'beat(ing)? (myself|yourself) up',
  'bomb(ed)? (the exam|the interview|scare|disposal|fire)', 'photo-?bomb*', 'bath bomb*',
  'knock(ed)? (them|him|her|it) dead', 'break a leg', 'kick the (bucket list|habit)',
  'at gunpoint in (the|a) (film|game|show)',
  'end it with (him|her|them|my|the)', 'ended it with (him|her|them|my|the)',
  'give up (smoking|drinking|the (fags|booze)|chocolate|meat|work)',
  'say goodbye to (smoking|fags|sugar|debt|my (flat|house|job|old))', 'the final straw',
]);

/** Where a folded text uses one of these turns of phrase. */
export function findIdioms(text: string): Range[] {
  return findAll(IDIOMS, text);
}

/** Whether the range touches any of `others`. */
export function touches(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => other.start < range.end && range.start < other.end);
}
