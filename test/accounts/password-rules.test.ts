// Which passwords are refused.
import t from 'tap';
import { hashPassword, hashReturnWord, passwordMatches, returnWordMatches } from '../../src/accounts/password-hash.ts';
import { passwordProblem } from '../../src/accounts/password-rules.ts';

const own = ['Quiet Heron', 'Northfold Trust', 'northfold'];

t.test('passwords that may be used', async (t) => {
  const good = [
    'a quiet green harbour', 'correct horse battery', 'xk7wq2pz', '        x       ', 'zażółć gęślą', '🌧🌧🌦🌤🌈🌈🌻🌻', 'monkey harbour lamp',
    'password is not in here', 'dragon8172635', 'a'.repeat(64).concat('b'.repeat(64)), '\u0000null byte is fine', 'heron on the quiet bank',
  ];
  for (const password of good) t.equal(passwordProblem(password, own), null, password);
});

t.test('passwords that are refused, and why', async (t) => {
  const bad: [string, RegExp][] = [
    ['short', /8 characters or more/],
    ['🌧🌧🌦🌤🌈🌈🌻', /8 characters or more/],
    ['ab'.repeat(65), /128 characters or fewer/],
    ['password', /Many people/],
    ['Password1', /Many people/],
    ['PASSWORD!', /Many people/],
    ['P@ssw0rd', /Many people/],
    ['P4$$w0rd2024', /Many people/],
    ['liverpool99', /Many people/],
    ['Monkey12', /Many people/],
    ['12345678', /Many people/],
    ['87654321', /Many people/],
    ['abcdefgh', /Many people/],
    ['aaaaaaaaaaaa', /Many people/],
    ['qwertyuiop', /Many people/],
    ['１２３４５６７８', /Many people/],
    ['quietheron', /too close/],
    ['Quiet Heron1', /too close/],
    ['northfold!', /too close/],
    ['Northfold Trust', /too close/],
  ];
  for (const [password, why] of bad) t.match(passwordProblem(password, own) ?? 'accepted', why, password);
});

t.test('argon2id with the cost we state, and only the right password matches', async (t) => {
  const hashed = await hashPassword('a quiet green harbour');
  t.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  t.not(hashed, await hashPassword('a quiet green harbour'), 'salted');
  t.equal(await passwordMatches(hashed, 'a quiet green harbour'), true);
  t.equal(await passwordMatches(hashed, 'a quiet green harbour '), false);
  t.equal(await passwordMatches(hashed, 'A quiet green harbour'), false);
  t.equal(await passwordMatches(null, 'a quiet green harbour'), false, 'an account that does not exist');
});

t.test('the same letters by another keyboard are the same password', async (t) => {
  t.equal(await passwordMatches(await hashPassword('cafe\u0301 au lait'), 'caf\u00E9 au lait'), true);
});

t.test('a return word may be given in another case and spacing', async (t) => {
  const hashed = await hashReturnWord('Blue Kettle');
  t.equal(await returnWordMatches(hashed, ' blue  kettle '), true);
  t.equal(await returnWordMatches(hashed, 'blue kettles'), false);
  t.equal(await returnWordMatches(null, ''), false);
});
