// What a client may be called, and the pseudonyms we offer.
import t from 'tap';
import { FIRST_WORDS, SECOND_WORDS } from '../../src/accounts/name-words.ts';
import { judgePseudonym } from '../../src/accounts/pseudonym.ts';

const trust = { name: 'Northfold Mental Health NHS Foundation Trust', slug: 'northfold' };
const judge = (raw: string) => judgePseudonym(raw, trust);

t.test('names that may be used, as they will be shown', async (t) => {
  const good: [string, string][] = [
    ['Quiet Heron', 'Quiet Heron'],
    ['  Quiet   Heron ', 'Quiet Heron'],
    ['moss_42', 'moss_42'],
    ["O'Wren-Lee", "O'Wren-Lee"],
    ['Ｍｏｓｓ', 'Moss'],
    ['Zoë', 'Zoë'],
    ['Καλημέρα', 'Καλημέρα'],
    ['हीरो', 'हीरो'],
    ['Badminton Fan', 'Badminton Fan'],
    ['Leader of the Pack', 'Leader of the Pack'],
    ['Steward', 'Steward'],
    ['Modest Fern', 'Modest Fern'],
    ['Drum Major', 'Drum Major'],
    ['Sam 1984', 'Sam 1984'],
    ['abc', 'abc'],
    ['a'.repeat(30), 'a'.repeat(30)],
  ];
  for (const [raw, shown] of good) {
    const judged = judge(raw);
    t.equal(judged.ok && judged.pseudonym, shown, raw);
  }
});

t.test('names that are refused, and why', async (t) => {
  const bad: [string, RegExp][] = [
    ['ab', /3 to 30/],
    ['a'.repeat(31), /3 to 30/],
    ['   ', /3 to 30/],
    ['sam@example.org', /e-mail/],
    ['sam at example dot org', /e-mail/],
    ['sam.example.co.uk', /e-mail/],
    ['www.sams', /e-mail/],
    ['07700 900123', /phone/],
    ['ring 07700-900-123', /phone/],
    ['0161 496 0123', /phone/],
    ['٠٧٧٠٠٩٠٠١٢٣ab', /phone/],
    ['999 000 0018', /phone/],
    ['Sam 11.02.1984', /phone/],
    ['Sam 😀', /letters, numbers/],
    ['<b>Sam</b>', /letters, numbers/],
    ['1234', /two letters/],
    ['Nurse Ratchett', /staff/],
    ['Dr Green', /staff/],
    ['Dr.Green', /staff/],
    ['DrGreen', /staff/],
    ['Doctor', /staff/],
    ['D0ct0r Who', /staff/],
    ['Moderator', /staff/],
    ['M0derat0r', /staff/],
    ['the moderator1', /staff/],
    ['xXModeratorXx', /staff/],
    ['Мoderator', /staff/], // Cyrillic M
    ['Admin', /staff/],
    ['admin01', /staff/],
    ['N.H.S', /staff/],
    ['N H S helper', /staff/],
    ['Staff', /staff/],
    ['Team Lead', /staff/],
    ['Safeguarding', /staff/],
    ['Samaritans', /staff/],
    ['Crisis Team', /staff/],
    ['Northfold', /trust/],
    ['Northf0ld helper', /trust/],
    ['n o r t h f o l d', /trust/],
    ['Quiet\u202EHeron', /changes how text is read/],
    ['Quiet\u2066Heron', /changes how text is read/],
    ['Quiet\uD800', /changes how text is read/],
    ['Qui\u200Bet', /cannot be seen/],
    ['Qui\u3164et', /cannot be seen/],
    ['Qui\u0000et', /cannot be seen/],
    ['Za\u0301\u0302\u0303\u0304\u0305lgo', /letters, numbers/],
  ];
  for (const [raw, why] of bad) {
    const judged = judge(raw);
    t.match(judged.ok ? 'accepted' : judged.why, why, JSON.stringify(raw));
  }
});

t.test('every pseudonym we would offer may be used', async (t) => {
  const refused = FIRST_WORDS.flatMap((first) => SECOND_WORDS.map((second) => `${first} ${second} 999`)).filter((name) => !judge(name).ok);
  t.same(refused, []);
  t.equal(new Set([...FIRST_WORDS, ...SECOND_WORDS]).size, FIRST_WORDS.length + SECOND_WORDS.length);
});
