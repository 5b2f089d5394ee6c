// Detector: advertising of gambling, loans, drugs, medicines or goods. Talking about one's own gambling or debts is not that.
import { signsDetector } from './signs.ts';
import type { Sign } from './signs.ts';
import type { Example } from './detector.ts';

const category = 'gambling_selling';
const OWN_STRUGGLE = [
  'addict*', 'lost', 'relapse*', 'gamstop', 'debt', 'owe', 'struggl*', 'recover*', 'self-exclud*', "can't stop",
  'urge*', 'scam*', 'warn*', 'be careful', 'took out a',
];

const signs: readonly Sign[] = [
  {
    says: 'Advertises gambling.',
    category, priority: 'soon', effect: 'hold', past: 'count',
    find: [
      'free (spins|bets?)', '# free (spins|bets?)',
      '(casino|slots|betting|poker|bingo) (bonus|site|app|offer|sign-?up|promo)',
      '(join|sign up|play|bet|register|deposit) (at|to|now|with|today|here) .. (casino|bingo|slots|bet|win|' +
        'jackpot|bonus)',
      '(guaranteed|sure) (win|wins|bets?|winner|odds)', 'no deposit (bonus|needed)',
      '(betting|football|racing) tips .. (telegram|whatsapp|dm|join|link|message)',
      'win (big|up to|£#) .. (casino|slots|spins|tonight|now)', 'refer a friend .. (code|bonus|£)',
    ],
    without: OWN_STRUGGLE,
  },
  {
    says: 'Offers loans, investments or quick money.',
    category, priority: 'soon', effect: 'hold', past: 'count',
    find: [
      '(need|get|want|instant|quick|fast|easy|cheap|payday) .. (loans?|cash) .. (today|now|apply|no credit ' +
        'check|approved|click|message|whatsapp)',
      'no credit checks?',
      '(earn|earning|make up to|earn up to) (£|$)?# .. (a (day|week|month)|per (day|week|hour)|from home|' +
        'daily|weekly)',
      '(double|triple) your (money|bitcoin|investment|crypto)',
      '(forex|crypto|bitcoin|binary options) .. (profit|returns|invest|trader|signals|mentor|guaranteed|platform)',
      '(work|earn|money) from home .. (dm|message|join|link|whatsapp|ask me)',
      '(passive income|financial freedom|be your own boss)', 'guaranteed (returns?|income|approval)',
    ],
    without: [...OWN_STRUGGLE, 'from home on (monday|tuesday|wednesday|thursday|friday)*'],
  },
  {
    says: 'Offers or seeks medicines, drugs or goods for sale.',
    category, priority: 'soon', effect: 'hold', past: 'count',
    find: [
      '(buy|order|get) .. (xanax|valium|diazepam|tramadol|pregabalin|zopiclone|viagra|oxycodone|adderall|' +
        'codeine|weed|coke|ketamine|pills|{meds}) .. (online|here|cheap|no prescription|discreet|delivered|' +
        'next day|without)',
      '(selling|for sale|i sell|got some .. for sale|anyone selling|who sells|where can i buy|plug for) .. ' +
        '(xanax|valium|diazepam|tramadol|pregabalin|zopiclone|weed|coke|ketamine|mdma|pills|meds|{meds}|vapes|' +
        'tobacco|fags)',
      '(xanax|valium|tramadol|pregabalin|weed|coke|pills|meds) (for sale|available|in stock)',
      'no prescription (needed|required)',
      '(special offer|limited time|% off|discount code|promo code|use (my )?code|free delivery|buy now|' +
        'order now|shop now|best prices|lowest prices)',
      '(dm|message|whatsapp|text) me (to (buy|order)|for (prices|price list|orders|menu))',
      '(selling|for sale) .. (£|cheap|ono|collection only|cash only|bargain)',
    ],
    without: OWN_STRUGGLE,
  },
];
const hold = { category, priority: 'soon', effect: 'hold' } as const;

const examples: readonly Example[] = [
  { text: '100 free spins, sign up now and win big', expect: hold },
  { text: 'Need a loan today? No credit checks', expect: hold },
  { text: 'Selling diazepam, message me for prices', expect: hold },
  { text: 'Use my code for 20% off, limited time', expect: hold },
  { text: 'I lost all my PIP on the slots again and feel sick', expect: null },
  { text: 'I signed up to Gamstop because of free spins adverts', expect: null },
  { text: 'I owe a payday loan and cannot sleep', expect: null },
  { text: 'I make £9 a week from my art stall and I am proud', expect: null },
  { text: 'Went to bingo with my nan on Thursday', expect: null },
];

/** Held: an advertisement has no hurry and its readers may have a problem with what it sells. */
export const gamblingSelling = signsDetector({ name: 'gambling-selling', version: 1, signs, examples });
