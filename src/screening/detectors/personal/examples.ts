// Examples for the personal-information detector. Numbers are Ofcom's for drama and NHS test numbers; people are made up.
import type { Example } from '../detector.ts';

const own = { category: 'personal_information', priority: 'soon', effect: 'flag' } as const;
const others = { category: 'personal_information', priority: 'soon', effect: 'hold' } as const;

export const examples: readonly Example[] = [
  { text: 'Text me on 07700 900123 if you want', expect: own },
  { text: 'my number is +44 7700 900 456', expect: own },
  { text: 'call me oh seven seven double oh nine hundred one two three four', expect: null },
  { text: 'its oh seven seven zero zero nine zero zero one two three', expect: own },
  { text: 'ring me at home 0161 496 0123', expect: own },
  { text: 'mail me at robin.marsh@example.com', expect: own },
  { text: 'I am robin dot marsh at example dot com', expect: own },
  { text: 'My NHS number is 999 000 0018', expect: own },
  { text: 'My NI number is QQ 12 34 56 C', expect: null },
  { text: 'My NI number is JR 12 34 56 C', expect: own },
  { text: 'I live at 24 Marlow Road, come round', expect: own },
  { text: 'The part is Q12 3AB if you want to mend yours', expect: null },
  { text: 'I am in M1 1AE near the station', expect: own },
  { text: 'My date of birth is 12/03/1984', expect: own },
  { text: 'add me on snapchat: robin_marsh84', expect: own },
  { text: 'My name is Robin Marsh', expect: own },
  { text: 'Her number is 07700 900321, give her hell', expect: others },
  { text: 'My ex lives at 7 Alder Street', expect: others },
  { text: 'My nurse is called Priya Okonkwo', expect: others },
  { text: 'I saw Dr Fernsby on Tuesday', expect: own },
  { text: 'Samaritans are on 116 123', expect: null },
  { text: 'The crisis line is 0161 496 0000, any time', expect: null },
  { text: 'I took 50mg at 10.30 and slept 8 hours', expect: null },
  { text: 'Order 1234567890 came late', expect: null },
  { text: 'The meeting is on 12/03/2026', expect: null },
  { text: 'I watched Mr Bean and Doctor Who all day', expect: null },
  { text: 'It is a 10 minute walk to the park', expect: null },
  { text: 'I am Sagittarius and proud', expect: null },
];
