// The language in which signs are written, and that nothing written in it can run away.
import t from 'tap';
import { ALL_DETECTORS } from '../../../src/screening/detectors/all.ts';
import { compilePhrases, findAll, fits } from '../../../src/screening/detectors/phrases.ts';
import { WORDS } from '../../../src/screening/detectors/words.ts';

const says = (phrase: string, text: string): boolean => fits(compilePhrases([phrase]), text);

t.test('whole words, choices, gaps and what may be missing', (t) => {
  t.ok(says('end (it all|my life)', 'i will end it all'));
  t.notOk(says('end it', 'i will send it'), 'no part of a word');
  t.ok(says("don't", 'i dont'), 'an apostrophe may be missing');
  t.ok(says('self-harm', 'selfharm'), 'so may a hyphen');
  t.ok(says('pain .. stop', 'pain to just stop'));
  t.notOk(says('pain .. stop', 'pain one two three four stop'), 'three words at most');
  t.notOk(says('pain .. stop', 'pain. now stop'), 'not across a sentence');
  t.ok(says('tired, of', 'tired, of'));
  t.ok(says('tired of', 'tired, of'), 'a comma may stand at a space');
  t.ok(says('suicid*', 'suicidal'));
  t.ok(says('# pills', '30 pills'));
  t.throws(() => compilePhrases(['{nothing-of-that-name}']), { message: /nothing-of-that-name/ });
  t.throws(() => compilePhrases(['one.. two']), { message: /gap/ });
  t.same(findAll(compilePhrases(['i .. die']), 'i do not die'), [{ start: 0, end: 12, passed: ' do not' }], 'what a gap let pass is kept');
  t.end();
});

t.test('every repetition in a compiled phrase has a bound', (t) => {
  const compiled = compilePhrases([...Object.keys(WORDS).map((name) => `{${name}}`), 'a .. b ... c* # don\'t self-harm']).source;
  const outsideClasses = compiled.replaceAll(/\\./g, '_').replaceAll(/\[[^\]]{0,200}\]/g, '_');
  t.notMatch(outsideClasses, /[*+]|\{\d{1,3},\}/);
  t.end();
});

t.test('ten thousand characters of the worst kind are read to the end', (t) => {
  const worst = ['i ', 'i want to ', 'my mum ', "can't ", 'a'.repeat(30) + ' ', '07700 ', '"', '1 ', 'at ', '.', '\n\n', 'k i l l ', '@a', 'www.', '> '];
  for (const piece of worst) {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    for (const detector of ALL_DETECTORS) {
      const findings = detector.detect({ text, threadTitle: text.slice(0, 100), parentText: text });
      t.ok(findings.every(({ spans }) => spans.every(({ end }) => end <= text.length)), `${detector.name} on ${JSON.stringify(piece)}`);
    }
  }
  t.end();
});
