// Makes a text comparable: what was written to be read by people and not by checks comes out plain, with the way back.
import { fold, mappedBuilder, type Mapped } from './fold.ts';
import { lettersForDigits, squeeze } from './leet.ts';
import { wordsOf, type Spelled, type Word, type Words } from './words.ts';

/**
 * Normalises a text for reading by a detector or a person: folded (see `fold`), apostrophes inside words left
 * out, letters set apart joined ("k.i.l.l"), letters put for digits in words ("k1ll"), a letter repeated three
 * times or more written twice. Punctuation and spacing between words stay. Pure, linear time.
 * Phrase rules look at every reading of a word; this gives the likeliest one.
 * @returns the normalised text; `map[i]` and `ends[i]` are where its UTF-16 unit `i` came from in `text`
 */
export function normalise(text: string): Mapped {
  const folded = fold(text);
  const found = wordsOf(folded.text);
  const builder = mappedBuilder(folded.text.length);
  let copied = 0;
  const put = (word: string, start: number, end: number): void => {
    builder.copy(folded, copied, start);
    if (word === folded.text.slice(start, end)) builder.copy(folded, start, end);
    else builder.add(word, folded.map[start] ?? 0, folded.ends[end - 1] ?? 0);
    copied = end;
  };
  for (const piece of pieces(folded.text, found)) put(piece.text, piece.start, piece.end);
  builder.copy(folded, copied, folded.text.length);
  return builder.done();
}

/** The words in order, each once, in their likeliest reading. */
function pieces(folded: string, found: Words): Word[] {
  const out: Word[] = [];
  const spelledFrom = new Map(found.spelled.map((run) => [run.from, run]));
  const joinedFrom = new Map(found.joined.map((join) => [join.from, join]));
  let at = 0;
  for (let word = found.words[0]; word !== undefined; word = found.words[at]) {
    const spelled = spelledFrom.get(at);
    const joined = joinedFrom.get(at);
    if (spelled !== undefined) {
      for (const piece of together(folded, found.words, spelled)) out.push(piece);
      at = spelled.to;
    } else if (joined !== undefined) {
      out.push({ text: squeeze(joined.forms[0] ?? ''), start: joined.start, end: joined.end });
      at = joined.to;
    } else {
      out.push({ text: squeeze(lettersForDigits(word.text)[0] ?? word.text), start: word.start, end: word.end });
      at += 1;
    }
  }
  return out;
}

/** Letters set apart, joined; a wider gap than the narrowest among them starts a new word. */
function together(folded: string, words: readonly Word[], run: Spelled): Word[] {
  const letters = words.slice(run.from, run.to);
  const gaps = letters.map((letter, i) => letter.start - (letters[i - 1]?.end ?? letter.start));
  const narrowest = gaps.slice(1).reduce((least, gap) => Math.min(least, gap), Infinity);
  const out: Word[] = [];
  let group: Word[] = [];
  const close = (): void => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return;
    const text = group.map((letter) => letter.text).join('');
    out.push({ text: squeeze(lettersForDigits(text)[0] ?? text), start: first.start, end: last.end });
    group = [];
  };
  for (const [i, letter] of letters.entries()) {
    if ((gaps[i] ?? 0) > narrowest || /[^\s.*_\-/]/.test(folded.slice(letters[i - 1]?.end ?? letter.start, letter.start))) close();
    group.push(letter);
  }
  close();
  return out;
}
