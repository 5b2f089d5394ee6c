// The command that screens JSON lines without a server, and the format it writes.
import { PassThrough, Readable } from 'node:stream';
import t from 'tap';
import { toKitPrediction } from '../../src/screening/kit-format.ts';
import { screenCommand } from '../../src/screening/screen-command.ts';
import { linesOf } from '../../src/screening/screen-lines.ts';

async function run(args: string[], input: string): Promise<{ code: number; out: string[]; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [stdout.setEncoding('utf8').toArray(), stderr.setEncoding('utf8').toArray()];
  const code = await screenCommand(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: (await out).join('').split('\n').filter((line) => line !== ''), err: (await err).join('') };
}

t.test('each line becomes a prediction, in order', async (t) => {
  const text = 'Ring me 😀 on 07700 900123';
  const { code, out, err } = await run([], `{"id":"a","text":"I am going to kill myself tonight"}\n\n${JSON.stringify({ id: 'b', text, more: 1 })}\n{"id":"c","text":"Nice weather here today"}`);
  t.equal(code, 0);
  t.equal(err, '');
  const [a, b, c] = out.map((line) => JSON.parse(line));
  t.match(a, { id: 'a', severity: 'critical' });
  t.ok(a.categories.includes('suicide_plan_intent'));
  t.match(b, { id: 'b', severity: 'medium', categories: ['personal_info'] });
  t.same(b.matchedSpans.map((span: { start: number; end: number; type: string }) => [text.slice(span.start, span.end), span.type]), [['07700 900123', 'MOB']]);
  t.same(c, { id: 'c', severity: 'none', categories: [], score: 0, matchedSpans: [] });
});

t.test('a bad line is named with its number and never quoted; the others are screened', async (t) => {
  const { code, out, err } = await run([], 'secret nonsense\n{"id":"a","text":"Hello there"}\n{"id":7,"text":"x"}\n{"id":"b"}\n[]\n');
  t.equal(code, 1);
  t.same(out.map((line) => JSON.parse(line).id), ['a']);
  t.equal(err, 'line 1: not JSON\nline 3: "id" must be a string\nline 4: "text" must be a string\nline 5: not an object\n');
});

t.test('--rules runs the starter rules too; any other argument is refused', async (t) => {
  const line = '{"id":"a","text":"I am going to kill myself tonight"}';
  const [plain, ruled] = [await run([], line), await run(['--rules'], line)];
  t.ok(JSON.parse(ruled.out[0] ?? '').score > JSON.parse(plain.out[0] ?? '').score, 'a rule adds to what the detectors find');
  const wrong = await run(['--ruels'], line);
  t.equal(wrong.code, 2);
  t.match(wrong.err, /Usage/);
});

t.test('lines end at \\n only, wherever the stream was cut', async (t) => {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(['\uFEFFone\u2028st', 'ill one\ntw', 'o\n']))) lines.push(line);
  t.same(lines, ['one\u2028still one', 'two']);
});

t.test('the most urgent finding gives the severity, and two categories may share a name', (t) => {
  const spans = [{ start: 4, end: 6 }];
  const prediction = toKitPrediction('x', [
    { category: 'distressing_belief', priority: 'routine', spans },
    { category: 'violence_extremism', priority: 'urgent', spans: [{ start: 0, end: 2, type: 'NAME' }] },
    { category: 'sexual_content', priority: 'soon', spans: [] },
  ]);
  t.same(prediction, { id: 'x', severity: 'high', categories: ['extremist_delusional'], score: 3, matchedSpans: [{ start: 0, end: 2, type: 'NAME' }, ...spans] });
  t.end();
});
