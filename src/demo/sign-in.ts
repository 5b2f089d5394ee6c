// `npm run -s sign-in -- NAME`: the body of a sign-in of the demo, with the second factor of this moment.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TOTP } from 'otpauth';
import { readConfig } from '../config.ts';
import { demoFileOf, readDemo } from './keep.ts';

/** Prints what to send to POST /api/v1/sessions, or says who there is. */
async function signIn(name: string | undefined, slug: string | undefined): Promise<void> {
  const demo = await readDemo(demoFileOf(readConfig().config.dataDir));
  if (!demo) throw new Error('There is no demo here yet. Start the service first: npm start.');
  const people = demo.trusts.filter((trust) => !slug || trust.slug === slug).flatMap((trust) => trust.signIns);
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(`Nobody of that name. There are: ${[...new Set(people.map((one) => one.name))].join(', ')}.`);
  const totp = person.totpSecret ? { totp: new TOTP({ secret: person.totpSecret }).generate() } : {};
  process.stdout.write(`${JSON.stringify({ as: person.as, name: person.name, password: person.password, ...totp, kind: 'token' })}\n`);
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  signIn(process.argv[2], process.argv[3]).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'It did not work.'}\n`);
    process.exitCode = 1;
  });
}
