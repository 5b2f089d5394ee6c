// Cuts a folded text into sentences and clauses, by offset, so that a cue counts only where it belongs.

export type Range = { start: number; end: number };

const SENTENCE_END = /[.!?\n]/;
/** Words that begin a clause of its own: a "not" before them says nothing about what follows. */
const NEW_CLAUSE = /[,;:()]|(?<= )-(?= )| (?:and|but|so|because|cos|cuz|although|though|however|yet|until|except|since|then) /g;

/** Nobody's cue stands further off than this; it keeps a text without full stops linear to read. */
const MOST_AWAY = 400;

/** The sentence that holds `at`: from after the last `. ! ?` or blank line to the next, at most 400 characters each way. */
export function sentenceAround(text: string, at: number, end: number): Range {
  let start = at;
  while (start > 0 && at - start < MOST_AWAY && !endsSentence(text, start - 1)) start--;
  let stop = end;
  while (stop < text.length && stop - end < MOST_AWAY && !endsSentence(text, stop)) stop++;
  return { start, end: stop };
}

/** A full stop inside a number or an abbreviation ("8.30", "e.g.") ends nothing. */
function endsSentence(text: string, at: number): boolean {
  if (!SENTENCE_END.test(text.charAt(at))) return false;
  return text.charAt(at) !== '.' || !/[a-z0-9]/.test(text.charAt(at + 1));
}

/** Where the clause that holds `at` begins, not before `sentence.start`. */
export function clauseStart(text: string, at: number, sentence: Range): number {
  const before = text.slice(sentence.start, at);
  let start = 0;
  for (const mark of before.matchAll(NEW_CLAUSE)) start = mark.index + mark[0].length;
  return sentence.start + start;
}
