// The skeleton of a name: the form that all names which look alike share, for refusing one taken for another.
import { LOOK_ALIKES } from './look-alikes.ts';

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
  for (const char of name.normalize('NFKD').replace(ACCENT, '')) plain += LOOK_ALIKES.get(char) ?? lowered(char);
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
  return [...low].map((each) => LOOK_ALIKES.get(each) ?? each).join('');
}
