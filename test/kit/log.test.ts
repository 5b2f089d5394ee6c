// What may be logged of an error: where it was thrown, and nothing that its message quotes.
import t from 'tap';
import { describeError } from '../../src/kit/log.ts';

t.test('no line of a message is taken for a call', async (t) => {
  const words = 'Failed query: insert\nparams: I sit\nat the canal and\n    at home I cry\n  at night';
  for (const error of [new Error(words), new Error('wrapped', { cause: new Error(words) }), new TypeError(words)]) {
    const said = describeError(error);
    t.notMatch(JSON.stringify(said), /canal|cry|night|params/);
    t.match(said.at, /log\.test\.ts:\d+:\d+/, 'it still says where');
  }
});

t.test('an error without calls, and what is no error', async (t) => {
  const bare = new Error('I sit\nat the canal');
  bare.stack = 'Error: I sit\nat the canal';
  t.same(describeError(bare), { name: 'Error', at: '' });
  t.same(describeError('at the canal'), { name: 'string' });
});

t.test('codes and constraints are kept', async (t) => {
  t.match(describeError(Object.assign(new Error('x'), { code: '23505', constraint: 'flags_once' })), { code: '23505', constraint: 'flags_once' });
});

t.test('a code is found below what a library wrapped around it, and no message with it', async (t) => {
  const refused = Object.assign(new Error('Failing row contains (at the canal).'), { code: '23514', constraint: 'words' });
  const wrapped = new Error('Failed query', { cause: new Error('again', { cause: refused }) });
  const said = describeError(wrapped);
  t.match(said, { name: 'Error', code: '23514', constraint: 'words' });
  t.notMatch(JSON.stringify(said), /canal|Failed/);
  const round = new Error('round');
  round.cause = round;
  t.notOk('code' in describeError(round), 'also where causes go round');
});
