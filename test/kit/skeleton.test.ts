// Names that look alike have one skeleton; names that do not, do not.
import { assert, property, string } from 'fast-check';
import t from 'tap';
import { skeleton } from '../../src/kit/skeleton.ts';

t.test('look-alikes share a skeleton', async (t) => {
  const pairs: [string, string][] = [
    ['Quiet Heron', 'quiet  heron'],
    ['Quiet Heron', 'Quiet_Her0n'],
    ['Quiet Heron', 'Quíét Hérön'],
    ['Quiet Heron', 'Quiet H\u0435r\u043En'], // Cyrillic e and o
    ['Moss', 'ＭＯＳＳ'],
    ['Moss', '𝓜𝓸𝓼𝓼'],
    ['Lillian', '1i11ian'],
    ['modern', 'modem'],
    ['Wren', 'VVren'],
    ['NIKOS', 'ΝΙΚΟЅ'], // Greek capitals, a Cyrillic one
    ['river', 'ri\u200Bver'],
    ['Straße', 'strasse'],
    ['blueheron', 'Вluе Неrоn'], // Cyrillic V, e and N
    ['blueheron', 'bIue_her0n'],
    ['blueheron', 'ｂｌｕｅ\u200Bheron'],
    ['moon', 'rnoon'],
    ['Kaz', '\u13E6az'], // a Cherokee letter
  ];
  for (const [a, b] of pairs) t.equal(skeleton(a), skeleton(b), `${a} and ${b}`);
});

t.test('different names keep different skeletons', async (t) => {
  const names = ['Quiet Heron', 'Quiet Herring', 'Amber Wren', 'Amber Robin', 'robin2', 'robin3', 'Δελτα', 'Дельта', 'हीरो', 'हारा'];
  t.equal(new Set(names.map(skeleton)).size, names.length);
});

t.test('a name of signs only has none', async (t) => t.equal(skeleton('-- _ ..'), ''));

t.test('a skeleton is its own skeleton, whatever the name', async (t) => {
  assert(property(string({ unit: 'binary', maxLength: 40 }), (name) => skeleton(skeleton(name)) === skeleton(name)));
  t.pass('for 100 names of any characters');
});
