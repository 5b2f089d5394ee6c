// Groups of words that several detectors share, in British usage first.

/** Written in the language of `phrases.ts`; a group may name another. */
export const WORDS: Readonly<Record<string, string>> = {
  i: "i|i'm|i am|i've|i have|i'll|i will|i'd|me",
  be: "am|are|is|was|were|be|been|being|'m|'re|'s",
  want:
    "want to|wanna|wanting to|wish to|need to|would like to|would love to|long to|feel like|feels like|want|" +
    "just want to|just wanna",
  going:
    "going to|gonna|gunna|about to|planning to|plan to|intend to|will|i'll|ready to|decided to|set on|" +
    "prepared to|gona",
  'going-noun': 'going to|gonna|gunna|about to|planning on|planning to|thinking of|thinking about|ready to',
  'kill-self':
    'kill myself|killing myself|kill my-self|end my (own )?life|ending my (own )?life|end it all|ending ' +
    'it all|take my (own )?life|taking my (own )?life|' +
    'top myself|topping myself|do myself in|doing myself in|off myself|offing myself|finish myself( off)?|' +
    'commit suicide|committing suicide|' +
    'unalive myself|unaliving myself|hang myself|hanging myself|neck myself|kms|ctb|catch the bus|suicide ' +
      'myself|sewerslide|chuck myself off|throw myself (off|under|in front)|jump (off|in front)( of)? (a|the) ' +
      '(bridge|train|roof|building|cliff|car park)',
  'kill-them':
    'kill (himself|herself|themselves|themself)|killing (himself|herself|themselves|themself)|end (his|' +
    'her|their) (own )?li(fe|ves)|ending (his|her|their) (own )?li(fe|ves)|' +
    'take (his|her|their) own li(fe|ves)|commit suicide|top (himself|herself|themselves)|end it all|unalive ' +
      '(himself|herself|themselves)|do (himself|herself) in',
  die:
    'die|be dead|be dead already|not be alive|not exist|disappear forever|stop existing|not be here ' +
    'any-?more|not wake up|never wake up|not be around any-?more|go to sleep and (not|never) wake up',
  kin:
    'mum|mam|mom|mummy|dad|da|daddy|nan|nana|gran|grandad|brother|sister|son|daughter|wife|husband|' +
    'partner|boyfriend|girlfriend|bf|gf|ex|mate|friend|flat-?mate|' +
    'house-?mate|cousin|aunt|auntie|uncle|niece|nephew|colleague|neighbour|step-?dad|step-?mum|fiancee?|' +
      'other half|missus|best friend',
  people: 'he|she|they|someone|somebody|{kin}|bloke|lad|lass|woman|man|girl|boy|guy|person',
  child:
    'child|children|kid|kids|baby|babies|toddler|son|daughter|little one|little ones|niece|nephew|little ' +
    'brother|little sister|grandson|granddaughter',
  staff:
    'cpn|care co-?ordinator|psychiatrist|nurse|doctor|gp|consultant|social worker|support worker|key worker|' +
    'therapist|psychologist|care team|crisis team|cmht|home treatment team',
  soon:
    "tonight|to-?nite|today|this (evening|morning|afternoon|weekend|week)|tomorrow|tmrw|tomoz|right now|in " +
    "a (bit|minute|few minutes|few hours)|in an hour|later on|by (morning|the morning|the weekend|monday|" +
    "tuesday|wednesday|thursday|friday|saturday|sunday)|on (monday|tuesday|wednesday|thursday|friday|" +
    "saturday|sunday)|after (work|dinner|tea|christmas|my birthday)|when (everyone's|everyone is|they're|" +
    "they are|he's|she's) (asleep|gone|out|in bed)|at midnight|before (christmas|my birthday|morning)",
  recent:
    'today|tonight|yesterday|last night|this (morning|afternoon|evening|week|weekend)|just now|earlier|the ' +
    'other (day|night)|a few (minutes|hours|days) ago|an hour ago|# (minutes|hours|days) ago|again',
  meds:
    'meds|medication|medications|medicine|medicines|tablets|pills|antidepressants?|anti-?psychotics?|mood ' +
    'stabilisers?|lithium|clozapine|olanzapine|quetiapine|risperidone|aripiprazole|' +
    'sertraline|fluoxetine|citalopram|mirtazapine|venlafaxine|valproate|lamotrigine|haloperidol|diazepam|' +
      'pregabalin|zopiclone|depot|injection|ssris?|prozac',
  supply: 'pills|tablets|meds|medication|rope|blades?|razor|knife|bleach|stash|overdose',
};
