// The command line of the replay: what may be asked, checked, or what to change.
import { parseArgs } from 'node:util';

/** What to replay, where and how. */
export type Options = {
  files: string[];
  /** Origin of the server, without a path. */
  url: string;
  /** Posts a second. */
  rate: number;
  /** Where predictions are written. */
  out: string;
  /** The demo's sign-ins. */
  demo: string;
  /** How many clients post, or null for as many as stay under the server's usual limit. */
  clients: number | null;
  /** Whether flags of rules count in the predictions, beside those of detectors. */
  rules: boolean;
  /** How many seconds without any progress count as the end of waiting. */
  patience: number;
};

export const USAGE = `Usage: npm run replay -- FILE… --url URL --out PREDICTIONS.jsonl
  FILE…             rows to post, one JSON object a line: {"id": "…", "text": "…"}
  --url URL         where the server is, such as http://localhost:3000; its host chooses the trust
  --out FILE        where to write predictions
  --rate N          posts a second (10)
  --demo FILE       the sign-ins that the server wrote (.data/demo.json)
  --clients N       how many clients post (one for every 50 rows)
  --rules           count flags of rules in the predictions too
  --patience N      seconds without progress before giving up (300)
`;

/** Something in the arguments or the files that the person who runs the replay must change. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput';
}

/**
 * Reads the arguments.
 * @throws WrongInput saying what to change
 */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new WrongInput('Name at least one file of rows.');
  if (values.out === undefined) throw new WrongInput('Say where to write predictions: --out FILE.');
  if (positionals.includes(values.out)) throw new WrongInput('--out would overwrite a file of rows.');
  return {
    files: positionals,
    url: originOf(values.url),
    rate: numberOf('--rate', values.rate, 0.01, 1000),
    out: values.out,
    demo: values.demo,
    clients: values.clients === undefined ? null : wholeOf('--clients', values.clients, 1, 10_000),
    rules: values.rules,
    patience: numberOf('--patience', values.patience, 1, 86_400),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        rate: { type: 'string', default: '10' },
        out: { type: 'string' },
        demo: { type: 'string', default: '.data/demo.json' },
        clients: { type: 'string' },
        rules: { type: 'boolean', default: false },
        patience: { type: 'string', default: '300' },
      },
    });
  } catch (error) {
    throw new WrongInput(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function originOf(url: string | undefined): string {
  if (url === undefined) throw new WrongInput('Say where the server is: --url http://localhost:3000.');
  if (!URL.canParse(url)) throw new WrongInput('--url is not an address. Use one such as http://localhost:3000.');
  const { protocol, origin } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new WrongInput('--url must begin with http:// or https://.');
  return origin;
}

function numberOf(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= least && number <= most) return number;
  throw new WrongInput(`${name} must be a number from ${least} to ${most}.`);
}

function wholeOf(name: string, value: string, least: number, most: number): number {
  const number = numberOf(name, value, least, most);
  if (Number.isInteger(number)) return number;
  throw new WrongInput(`${name} must be a whole number.`);
}
