// The phrase language: what each form finds, what it does not, and what a writer is told.
import t from 'tap';
import { parsePhrase } from '../../src/rules/engine.ts';
import { marked } from './support/rule.ts';

const finds: [string, string, string[]][] = [
  ['twat', 'what a twat!', ['twat']],
  ['twat', 'my new smartwatch', []],
  ['end it', 'The End. It begins', ['End. It']],
  ['end it', 'bend it', []],
  ['self-harm', 'self harm and Self–Harm', ['self harm', 'Self–Harm']],
  ["don't care", 'I dont care / I don’t care', ['dont care', 'don’t care']],
  ['suicid*', 'suicidal, suicide; parasuicidal', ['suicidal', 'suicide']],
  ['f*ck', 'fck that fuuck fackit', ['fck', 'fuuck']],
  ['self h*m*d', 'self harmed, self harms', ['self harmed']],
  ['(end|finish) it', 'finish it or end it', ['finish it', 'end it']],
  ['(end it|give up) now', 'give up now', ['give up now']],
  ['end ~3 all', 'end this for them all', ['end this for them all']],
  ['end ~3 all', 'end of this thing for all', []],
  ['end ~3 all', 'end all', ['end all']],
  ['end ~1 it ~1 all', 'end with it all', ['end with it all']],
  ['kill', 'kiiiilllll', ['kiiiilllll']],
  ['good', 'god help me', []],
  ['good', 'goooood', ['goooood']],
  ['aaargh', 'aargh and aaaaargh', ['aargh', 'aaaaargh']],
  ['he11o', 'he11o', ['he11o']],
  ['hell', 'he11', ['he11']],
  ['ill', '1ll, not I11', ['1ll']],
  ['ill', '1 1 1 1', []],
  ['kill', 'k 1 l l', ['k 1 l l']],
  ['a$$', 'ass a$$', ['ass', 'a$$']],
  ['example', 'bob@example.com', ['example']],
  ['end it', 'e n d i t', ['e n d i t']],
  ['end it', 'e.n.d i.t now', ['e.n.d i.t']],
  ['suicid*', 's-u-i-c-i-d-a-l', ['s-u-i-c-i-d-a-l']],
  ['us', 'the U.S.A. team', []],
  ['999', 'ring 999 not 9999', ['999']],
  ['самоубийство', 'САМОУБИЙСТВО', ['САМОУБИЙСТВО']],
  ['ναι', 'ΝΑΙ ναι Ναι', ['ΝΑΙ', 'ναι', 'Ναι']],
];

for (const [phrase, text, expected] of finds) {
  t.test(`“${phrase}” in “${text}”`, async (t) => {
    t.same(marked('phrase', [phrase], text), expected);
  });
}

const refused: [string, RegExp, number][] = [
  ['', /at least one word/, 0],
  [' . ', /at least one word/, 0],
  ['a', /longer word/, 0],
  ['~2 word', /before the ~/, 0],
  ['word ~2', /after the gap/, 5],
  ['one ~2 ~3 two', /not two in a row/, 7],
  ['one ~ two', /number from 1 to 10/, 4],
  ['one ~11 two', /number from 1 to 10/, 4],
  ['one ~0 two', /number from 1 to 10/, 4],
  ['one ~2two', /space after ~2/, 6],
  ['*ing', /letters before/, 0],
  ['end * all', /words in between/, 4],
  ['di*', /at least 3 letters/, 0],
  ['suic**d', /not two in a row/, 0],
  ['(one|two', /no \) after/, 0],
  ['one|two', /in brackets/, 3],
  ['one) two', /no \( before/, 3],
  ['(one|(two|three))', /inside brackets/, 5],
  ['(one ~2 two|three)', /outside the brackets/, 5],
  ['(one||two)', /each side/, 5],
  ['suicid(e|al)', /space before/, 6],
  ['(a|b)c', /space after/, 4],
  ['one [two]', /Take out \[/, 4],
  ['𝓴𝓲 \\d', /Take out \\/, 5],
  ['(a|b|c|d|e) '.repeat(6), /fewer alternatives/, 0],
  ['ab '.repeat(21), /20 words/, 0],
  ['é'.repeat(201), /200 characters/, 0],
];

for (const [phrase, message, at] of refused) {
  t.test(`refuses “${phrase.slice(0, 30)}”`, async (t) => {
    const read = parsePhrase(phrase);
    t.match(read, { ok: false, message, at });
  });
}
