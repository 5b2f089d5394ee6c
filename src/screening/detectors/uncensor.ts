// Reads words whose letters were starred out, such as "k*ll", where only one word of a short list fits.

/** Words that people star out on forums and that a detector needs to read. */
const OFTEN_STARRED = [
  'suicide', 'suicidal', 'kill', 'killed', 'killing', 'die', 'dead', 'death', 'dying', 'cut', 'cuts', 'cutting',
  'rape', 'raped',
  'abuse', 'abused', 'overdose', 'hang', 'fuck', 'fucking', 'fucked', 'cunt', 'cunts', 'shit', 'bitch', 'slut',
  'whore', 'twat', 'wanker',
  'bastard', 'nigger', 'faggot', 'paki', 'tranny', 'retard', 'spastic', 'harm', 'murder', 'porn', 'blood',
];
const BY_SHAPE = new Map<string, string[]>();
for (const word of OFTEN_STARRED) {
  const shape = `${word.charAt(0)}${word.length}`;
  BY_SHAPE.set(shape, [...(BY_SHAPE.get(shape) ?? []), word]);
}

/** The word without its stars, same length, or unchanged when no listed word fits. */
export function uncensor(word: string): string {
  const [, lead = '', body = '', tail = ''] = /^([^a-z*]{0,5})([a-z*]{3,12})([^a-z*]{0,5})$/.exec(word) ?? [];
  const fit = (BY_SHAPE.get(`${body.charAt(0)}${body.length}`) ?? []).find((candidate) =>
    candidate.split('').every((char, index) => body.charAt(index) === '*' || body.charAt(index) === char),
  );
  return fit ? lead + fit + tail : word;
}
