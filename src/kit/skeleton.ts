// The skeleton of a name: the form that all names which look alike share, for refusing one taken for another.

/**
 * A plain character, then the letters of other scripts that are read as it. Capitals and small letters are
 * listed apart where they look like different Latin letters (a Greek capital nu is an N, a small one a v).
 * A small choice of our own, after Unicode Technical Standard #39; compatibility forms need no line here.
 */
const LOOK_ALIKES = `
a АаΑαɑ
b ВЬьΒβ
c СсϹϲ
d Ԁԁđ
e ЕеΕεєə
g ɡԌ
h НһΗħ
i ІіΙιıɩӀ
j Јј
k КкΚκ
l łŁ
m МмΜ
n ΝпŋηПղ
o ОоΟοσøØօ
p РрΡρ
q ԚԛԳ
s Ѕѕꜱ
t ТтΤτŧ
u υսμцʋ
v νѴѵ
w ԜԝωшШ
x ХхΧχ×
y УуΥγүҮ
z Ζᴢ
`;

const ALIKE = new Map<string, string>(
  LOOK_ALIKES.trim()
    .split('\n')
    .flatMap(([plain = '', , ...alikes]) => alikes.map((alike): [string, string] => [alike, plain])),
);

const ACCENT = /(?=\p{M})\p{Script=Inherited}/gu;
const NOT_READ = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * What a name looks like at a glance: small letters, without accents, spaces, signs and invisible characters,
 * letters of other scripts made plain, and 0 and o, 1, l and i, rn and m, vv and w, made the same.
 * Two names look alike when their skeletons are equal (after Unicode Technical Standard #39, section 4).
 * @param name any text
 * @returns the skeleton, empty when the name has no letter and no digit
 */
export function skeleton(name: string): string {
  let plain = '';
  for (const char of name.normalize('NFKD').replace(ACCENT, '')) plain += ALIKE.get(char) ?? lowered(char);
  return plain
    .replace(/[1l|!]/g, 'i')
    .replaceAll('0', 'o')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replace(NOT_READ, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Upper case first, so that letters with two small forms (such as the sharp s) meet (The Unicode Standard, 3.13). */
function lowered(char: string): string {
  const low = char.toUpperCase().toLowerCase().normalize('NFKD').replace(ACCENT, '');
  return [...low].map((each) => ALIKE.get(each) ?? each).join('');
}
