// Whole rule sets: properties that must hold for any text, forums, order, hostile texts.
import * as fc from 'fast-check';
import t from 'tap';
import { compileRuleSet, matchRules } from '../../src/rules/engine.ts';
import { HARMLESS_SENTENCES } from '../../src/rules/harmless-sentences.ts';
import { hitsOf, marked, rule } from './support/rule.ts';

const PHRASES = ['kill myself', 'end ~2 all', 'suicid*', '(hurt|harm) (me|myself)', 'twat', 'go away', 'need help now'];
const TEXTS = ['kill myself', 'end it all', 'suicidal', 'harm myself', 'twat', 'go away', 'need help now'];
const set = compileRuleSet(PHRASES.map((phrase, i) => rule({ ruleId: `rule-${i}`, looksFor: [phrase] })));
const ids = (text: string): string[] => matchRules(set, text).map((hit) => hit.ruleId);
const keeps = (before: string, after: string): boolean => ids(before).every((id) => ids(after).includes(id));

const repeat = (piece: string): string => `${piece.repeat(Math.ceil(20_000 / piece.length))} the end`;

const text = fc.constantFrom(...TEXTS);
const harmless = fc.constantFrom(...HARMLESS_SENTENCES);
const each = (change: (c: string, n: number) => string) => (written: string, ns: number[]) =>
  [...written].map((c, i) => change(c, ns[i % ns.length] ?? 0)).join('');
const numbers = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 12 });
const ALIKE: Record<string, string> = { a: 'аαａ𝐚á', e: 'еεｅ𝐞é', i: 'іιｉ𝐢í', o: 'оοｏ𝐨ó', s: 'ѕｓ𝐬ꜱ', l: 'ӏｌ𝐥', h: 'һｈ', m: 'мｍ', y: 'уｙ', k: 'кκ' };

t.test('each text hits its rule', async (t) => {
  for (const [i, written] of TEXTS.entries()) t.same(ids(written), [`rule-${i}`], written);
});

const changes: [string, (written: string, ns: number[]) => string][] = [
  ['case', each((c, n) => (n % 2 === 0 ? c.toUpperCase() : c))],
  ['zero-width characters', each((c, n) => c + ['', '\u200B', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u202E', '\uFE0F'][n])],
  ['look-alikes', each((c, n) => [...(ALIKE[c] ?? c)][n] ?? c)],
  ['accents', each((c, n) => (c === ' ' ? c : c + ['', '\u0301', '\u0308', '\u0336\u0327'][n % 4]))],
  ['wide spaces', (written, ns) => written.replaceAll(' ', [' ', '\u00A0', '  ', '\n', '\u3000', ', ', '...', ' - '][ns[0] ?? 0] ?? ' ')],
  ['letters set apart', (written, ns) => [...written.replaceAll(' ', '')].join([' ', '.', '-', '_', '*', ' . ', '\u2003', '/'][ns[0] ?? 0])],
  ['letters set apart, words wider', (written) => written.split(' ').map((word) => [...word].join(' ')).join('   ')],
  ['repeated letters', each((c, n) => (c === ' ' ? c : c.repeat(n > 1 ? n + 2 : 1)))],
];
for (const [what, change] of changes) {
  t.test(`${what} never remove a hit`, async (t) => {
    fc.assert(fc.property(text, numbers, (written, ns) => keeps(written, change(written, ns))));
    t.pass('for all texts');
  });
}

t.test('adding harmless text never removes a hit', async (t) => {
  fc.assert(fc.property(text, harmless, harmless, (written, a, b) => keeps(written, `${a} ${written} ${b}`)));
  fc.assert(fc.property(text, fc.string({ unit: 'grapheme' }), (written, any) => keeps(written, `${written}\n${any}`)));
  t.pass('before and after');
});

t.test('every span is a piece of whole code points of the text as written', async (t) => {
  const parts = fc.array(fc.oneof(text, fc.string({ unit: 'binary' }), fc.constantFrom(' ', '😀', 'e\u0301', '\u200B', '𝓴𝓲𝓵𝓵 𝓶𝔂𝓼𝓮𝓵𝓯')));
  fc.assert(
    fc.property(parts, (pieces) => {
      const written = pieces.join(' ');
      for (const { spans } of matchRules(set, written)) {
        let before = 0;
        for (const { start, end } of spans) {
          if (start < before || end <= start || end > written.length) return false;
          if (!written.slice(start, end).isWellFormed() || !written.slice(0, start).isWellFormed()) return false;
          before = end;
        }
      }
      return true;
    }),
  );
  t.same(marked('phrase', ['kill myself'], 'x 😀 𝓴𝓲𝓵𝓵 mysel\u0301f\u0301!'), ['𝓴𝓲𝓵𝓵 mysel\u0301f\u0301']);
});

t.test('one set gives the same as its rules one by one', async (t) => {
  const alone = PHRASES.map((phrase) => (written: string) => hitsOf('phrase', [phrase], written).length > 0);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('kill', 'myself', 'end', 'all', 'it', 'harm', 'me', 'go', 'away', 'need', 'help', 'now'), { maxLength: 12 }), (words) => {
      const written = words.join(' ');
      return alone.every((hits, i) => hits(written) === ids(written).includes(`rule-${i}`));
    }),
  );
  t.pass('for all texts');
});

t.test('hits carry their rule, most urgent first, with spans in order and apart', async (t) => {
  const both = compileRuleSet([
    rule({ ruleId: 'b', version: 3, looksFor: ['go away', 'away now'], priority: 'routine' }),
    rule({ ruleId: 'a', looksFor: ['now'], priority: 'immediate', effect: 'hold', category: 'bullying_hate' }),
  ]);
  t.same(matchRules(both, 'go away now, go away'), [
    { ruleId: 'a', version: 1, category: 'bullying_hate', priority: 'immediate', effect: 'hold', spans: [{ start: 8, end: 11 }] },
    { ruleId: 'b', version: 3, category: 'self_harm', priority: 'routine', effect: 'flag', spans: [{ start: 0, end: 11 }, { start: 13, end: 20 }] },
  ]);
});

t.test('a rule for one forum keeps to it, whatever its kind', async (t) => {
  const kinds = [
    rule({ ruleId: '1', looksFor: ['word'], forumIds: ['f1'] }),
    rule({ ruleId: '2', kind: 'pattern', looksFor: ['wo.d\\b'], forumIds: ['f1'] }),
    rule({ ruleId: '3', kind: 'link', looksFor: ['example.com'], forumIds: ['f1'] }),
    rule({ ruleId: '4', looksFor: ['word'] }),
  ];
  const compiled = compileRuleSet(kinds);
  const found = (forumId?: string | null): string[] =>
    matchRules(compiled, 'word at example.com', forumId === undefined ? {} : { forumId }).map((hit) => hit.ruleId);
  t.same(compiled.problems, []);
  t.same(found('f1'), ['1', '2', '3', '4']);
  t.same(found('f2'), ['4']);
  t.same(found(null), ['4']);
  t.same(found(), ['1', '2', '3', '4']);
});

t.test('a line that cannot be used is told and the others run', async (t) => {
  const compiled = compileRuleSet([
    rule({ ruleId: 'bad', version: 2, looksFor: ['good line', '(bad'] }),
    rule({ ruleId: 'none', looksFor: [] }),
    rule({ ruleId: 'fine', looksFor: ['word'] }),
  ]);
  t.match(compiled.problems, [
    { ruleId: 'bad', version: 2, line: 1, at: 0, message: /no \) after/ },
    { ruleId: 'none', line: 0, message: /at least one/ },
  ]);
  t.same(matchRules(compiled, 'a good line, a word').map((hit) => hit.ruleId), ['bad', 'fine']);
});

t.test('hostile texts and rules end, with the right result', async (t) => {
  const hostile = compileRuleSet([
    rule({ ruleId: 'gaps', looksFor: ['aa ~10 aa ~10 aa ~10 aa ~10 aa ~10 aa ~10 bb'] }),
    rule({ ruleId: 'stars', looksFor: ['aaa*a*a*a*a*a*a*b', 'ill*', 'lil*x'] }),
    rule({ ruleId: 'pattern', kind: 'pattern', looksFor: ['(z+)+qb', '(?:z|zz)+qc', '(x*)*yyy'] }),
    rule({ ruleId: 'end', looksFor: ['the end'] }),
  ]);
  t.same(hostile.problems, []);
  const just = ['aa ', 'a', 'z', 'x', 'a ', '1 ', '1', 'a.', '$@', 'x@', 'e\u0301', '\u200B', '(', 'https://', 'a.b.', 'dot ', '[dot] ', "a'", '😀', '\u0301', '. '];
  for (const piece of just) t.same(matchRules(hostile, repeat(piece)).map((hit) => hit.ruleId), ['end'], JSON.stringify(piece));
  t.same(matchRules(hostile, `${'aa '.repeat(6)}bb`).map((hit) => hit.ruleId), ['gaps']);
});
