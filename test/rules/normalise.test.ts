// Normalising: what comes out, where it came from, and names that look alike.
import * as fc from 'fast-check';
import t from 'tap';
import { normalise } from '../../src/rules/engine.ts';

const cases: [string, string, string][] = [
  ['case', 'KILL Myself', 'kill myself'],
  ['accents', 'suïcidé', 'suicide'],
  ['accents as marks of their own', 'sui\u0308cide\u0301', 'suicide'],
  ['full width', 'ｋｉｌｌ', 'kill'],
  ['mathematical letters', '𝓴𝓲𝓵𝓵 𝕞𝕖', 'kill me'],
  ['circled and squared letters', 'ⓚⓘⓛⓛ 🅺🅸🅻🅻', 'kill kill'],
  ['Cyrillic look-alikes', 'ѕuісіdе', 'suicide'],
  ['Greek look-alikes', 'ΚΙΝD οf', 'kind of'],
  ['zero-width characters', 'k\u200Bi\u200Cl\u2060l\uFEFF', 'kill'],
  ['bidi controls', '\u202Ekill\u202C', 'kill'],
  ['soft hyphen', 'sui\u00ADcide', 'suicide'],
  ['letters spaced', 's u i c i d e', 'suicide'],
  ['letters dotted', 'k.i.l.l now', 'kill now'],
  ['letters spaced, words wider apart', 'k i l l   m y s e l f', 'kill   myself'],
  ['initials are left alone', 'I. e. in the U.K. today', 'i. e. in the u.k. today'],
  ['digits for letters', 'su1c1d3 k1ll', 'suicide kill'],
  ['signs for letters', '$uicide f@t', 'suicide fat'],
  ['real numbers', '50mg at 10am on the 1st, 1000 in 2031', '50mg at 10am on the 1st, 1000 in 2031'],
  ['names of things', 'A4 paper, M1, B12 and CO2', 'a4 paper, m1, b12 and co2'],
  ['repeated letters', 'sooooo goood', 'soo good'],
  ['apostrophes', "I can’t, don't", 'i cant, dont'],
  ['quotes', '“help”', '"help"'],
  ['ligature', 'ﬁne', 'fine'],
  ['sharp s', 'Straße', 'strasse'],
];

for (const [what, written, plain] of cases) {
  t.test(`normalises ${what}`, async (t) => t.equal(normalise(written).text, plain));
}

t.test('points back to whole letters of the original', async (t) => {
  const text = 'oh 𝓴𝓲𝓵𝓵 e\u0301';
  const plain = normalise(text);
  const at = plain.text.indexOf('kill');
  t.equal(text.slice(plain.map[at], plain.ends[at + 3]), '𝓴𝓲𝓵𝓵');
  const accent = plain.text.indexOf('e', at + 4);
  t.equal(text.slice(plain.map[accent], plain.ends[accent]), 'e\u0301');
});

t.test('normalises any text: in order, inside the original, at code points', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: plain, map, ends } = normalise(text);
      let before = 0;
      if (map.length !== plain.length || ends.length !== plain.length) return false;
      for (let i = 0; i < plain.length; i += 1) {
        const [start = -1, end = -1] = [map[i], ends[i]];
        if (start < before || end <= start || end > text.length) return false;
        if (!text.slice(start, end).isWellFormed()) return false;
        before = start;
      }
      return true;
    }),
    { numRuns: 300 },
  );
  t.pass('300 texts');
});

t.test('bears broken surrogates', async (t) => {
  t.equal(normalise('a\uD800b kill').text.endsWith('kill'), true);
});
