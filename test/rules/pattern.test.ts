// Patterns: what is refused and why, and what they find in disguise.
import t from 'tap';
import { parsePattern } from '../../src/rules/engine.ts';
import { HARMLESS_SENTENCES } from '../../src/rules/harmless-sentences.ts';
import { marked } from './support/rule.ts';

const refused: [string, RegExp][] = [
  ['', /Write a pattern/],
  ['(abc', /no \) after/],
  ['abc)', /no \( before/],
  ['[abc', /no \] after/],
  ['*abc', /nothing before it/],
  ['a**', /Two repeats/],
  ['qq{2000}', /too large/],
  ['(?:(?:q{40}){25}z)', /too large/],
  ['(?=secret)', /look ahead/],
  ['(q)\\1', /refer back/],
  ['[z-a]q', /runs backwards/],
  ['q\\', /ends with a \\/],
  ['q'.repeat(501), /500 characters/],
  ['q*', /no text at all/],
  ['.', /harmless sentence/],
  ['\\w+', /harmless sentence/],
  ['MONDAY', /harmless sentence “I start my new job/],
  ['\\bi\\b', /harmless sentence/],
];

for (const [source, message] of refused) {
  t.test(`refuses ${source.slice(0, 20)}`, async (t) => {
    const read = parsePattern(source);
    t.match(read, { ok: false, message });
  });
}

t.test('says where when it can', async (t) => {
  const read = parsePattern('abc[z-a]');
  t.match(read, { ok: false, at: 4 });
});

t.test('knows harmless sentences enough', async (t) => {
  t.ok(HARMLESS_SENTENCES.length >= 40);
  t.equal(new Set(HARMLESS_SENTENCES).size, HARMLESS_SENTENCES.length);
});

const finds: [string, string, string[]][] = [
  ['qu+x', 'QUUX and ｑｕｘ and quх', ['QUUX', 'ｑｕｘ', 'quх']],
  ['[A-Z]{3}-\\d{4}', 'ref abc-1234', ['abc-1234']],
  ['café noir', 'CAFE NOIR', ['CAFE NOIR']],
  ['it’s qq', "IT'S QQ", ["IT'S QQ"]],
  ['🔪+', 'x 🔪🔪 y', ['🔪🔪']],
  ['zz$|^zz', 'zz a zz', ['zz', 'zz']],
];
for (const [source, text, expected] of finds) {
  t.test(`/${source}/ in “${text}”`, async (t) => t.same(marked('pattern', [source], text), expected));
}

t.test('a sign folded to one with a meaning keeps to the sign', async (t) => {
  t.same(marked('pattern', ['q．q'], 'q.q qxq'), ['q.q']);
});
