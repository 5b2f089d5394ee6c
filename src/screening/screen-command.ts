// The command `npm run screen < in.jsonl > preds.jsonl [--rules]`: the detectors without a server.
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { linesOf, openScreener, screenLines } from './screen-lines.ts';

/** Where the command reads and writes. `stdin` gives decoded text. */
export type Streams = {
  stdin: AsyncIterable<string>;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
};

const USAGE = 'Usage: npm run screen [-- --rules] < in.jsonl > predictions.jsonl\nEach line in: {"id": "…", "text": "…"}\n';

/**
 * Screens standard input to standard output.
 * @returns the exit code: 0; 1 when a line was bad (the others are still screened); 2 for an unknown argument
 */
export async function screenCommand(args: readonly string[], streams: Streams): Promise<number> {
  const unknown = args.filter((argument) => argument !== '--rules');
  if (unknown.length > 0) {
    streams.stderr.write(USAGE);
    return 2;
  }
  let code = 0;
  const screener = openScreener({ rules: args.includes('--rules') });
  for await (const screened of screenLines(linesOf(streams.stdin), screener)) {
    if ('prediction' in screened) {
      if (!streams.stdout.write(`${JSON.stringify(screened.prediction)}\n`)) await once(streams.stdout, 'drain');
    } else {
      code = 1;
      streams.stderr.write(`line ${screened.problem.number}: ${screened.problem.reason}\n`);
    }
  }
  return code;
}

const entry = process.argv[1];
if (entry !== undefined && pathToFileURL(realpathSync(entry)).href === import.meta.url) {
  const stdin = process.stdin.setEncoding('utf8') as AsyncIterable<string>;
  process.exitCode = await screenCommand(process.argv.slice(2), { stdin, stdout: process.stdout, stderr: process.stderr });
}
