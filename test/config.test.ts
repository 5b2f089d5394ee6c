// Configuration: what is refused before anything starts, and that a refusal names the variable.
import t from 'tap';
import { readConfig } from '../src/config.ts';

const REAL = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://forum.example.org',
  SECRET: 'a secret of the trust’s own, long enough',
  DATABASE_URL: 'postgres://alongside_app:x@db.example/alongside',
  DATABASE_SYSTEM_URL: 'postgres://alongside_system:x@db.example/alongside',
};

const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

t.test('nothing set is a bare machine with demo data', async (t) => {
  const { config } = readConfig({});
  t.equal(config.databases, null);
  t.equal(config.redisUrl, null);
  t.equal(config.demo, true);
  t.match(config.dataDir, /\.data$/);
});

t.test('an empty variable counts as one that is not set', async (t) => {
  t.same(readConfig({ PORT: '', DATABASE_URL: '', DEMO: '' }).config, readConfig({}).config);
});

t.test('production refuses demo data, default secrets and the embedded server', async (t) => {
  t.equal(refusal(REAL), '');
  t.match(refusal({ ...REAL, DEMO: 'true' }), /DEMO: /);
  t.match(refusal({ ...REAL, SECRET: '' }), /SECRET: /);
  t.match(refusal({ ...REAL, SECRET: 'short' }), /SECRET: must have at least 32/);
  t.match(refusal({ ...REAL, DATABASE_URL: '', DATABASE_SYSTEM_URL: '' }), /DATABASE_URL: production does not run on the embedded/);
  t.match(refusal({ ...REAL, PUBLIC_ORIGIN: '' }), /PUBLIC_ORIGIN: /);
  t.match(refusal({ ...REAL, PUBLIC_ORIGIN: 'http://forum.example.org' }), /PUBLIC_ORIGIN: production needs https/);
  t.equal(readConfig(REAL).config.demo, false);
});

t.test('every wrong variable is named at once, and none of their values is repeated', async (t) => {
  const message = refusal({ PORT: 'seventy', DATABASE_URL: 'mysql://hidden', LOG_LEVEL: 'loud' });
  t.match(message, /PORT: /);
  t.match(message, /DATABASE_URL: must start with postgres:/);
  t.match(message, /LOG_LEVEL: /);
  t.notMatch(message, /seventy|hidden/);
});

t.test('a real server needs the system role too; a real one has no demo data unless asked', async (t) => {
  t.match(refusal({ DATABASE_URL: 'postgres://a:b@localhost/x' }), /DATABASE_SYSTEM_URL: needed/);
  const real = { DATABASE_URL: 'postgres://a:b@localhost/x', DATABASE_SYSTEM_URL: 'postgres://s:b@localhost/x' };
  t.equal(readConfig(real).config.demo, false);
  t.equal(readConfig({ ...real, DEMO: 'true' }).config.demo, true);
  t.equal(readConfig(real).config.databases?.queue, real.DATABASE_URL);
});

t.test('a config can be printed without a secret', async (t) => {
  const { config, secrets } = readConfig(REAL);
  t.notMatch(JSON.stringify(config), secrets.secret);
});
