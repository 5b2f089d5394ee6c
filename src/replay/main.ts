// The command `npm run replay`: posts rows through a running server and says what became of them.
import { systemClock } from '../kit/clock.ts';
import { readOptions, USAGE, WrongInput } from './arguments.ts';
import { printed } from './figures.ts';
import { Unreachable } from './requests.ts';
import { replay } from './run.ts';

try {
  const figures = await replay(readOptions(process.argv.slice(2)), { clock: systemClock, stderr: process.stderr });
  process.stdout.write(printed(figures));
  process.exitCode = figures.lost.length === 0 && figures.fates.waiting === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof WrongInput) && !(error instanceof Unreachable)) throw error;
  process.stderr.write(`${error.message}\n`);
  if (error instanceof WrongInput) process.stderr.write(`\n${USAGE}`);
  process.exitCode = 2;
}
