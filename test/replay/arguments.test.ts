// The replay's command line and its rows: every mistake is named before anything is sent.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { readOptions } from '../../src/replay/arguments.ts';
import { readRows } from '../../src/replay/rows.ts';

t.test('arguments', async (t) => {
  t.same(readOptions(['a.jsonl', 'b.jsonl', '--url', 'http://localhost:3000/x', '--out', 'p.jsonl', '--rate', '5']), {
    files: ['a.jsonl', 'b.jsonl'], url: 'http://localhost:3000', rate: 5, out: 'p.jsonl', demo: '.data/demo.json',
    clients: null, rules: false, patience: 300,
  });
  const good = ['a.jsonl', '--url', 'http://localhost:3000', '--out', 'p.jsonl'];
  const wrong: [string[], RegExp][] = [
    [['--url', 'http://localhost', '--out', 'p'], /at least one file/],
    [['a.jsonl', '--url', 'http://localhost'], /--out/],
    [['a.jsonl', '--out', 'p'], /--url/],
    [['a.jsonl', '--url', 'localhost:3000', '--out', 'p'], /http/],
    [['a.jsonl', '--url', 'not an address', '--out', 'p'], /not an address/],
    [['p', '--url', 'http://localhost', '--out', 'p'], /overwrite/],
    [[...good, '--rate', '0'], /--rate/],
    [[...good, '--rate', 'fast'], /--rate/],
    [[...good, '--clients', '1.5'], /whole/],
    [[...good, '--clients', ''], /--clients/],
    [[...good, '--speed', '3'], /--speed/],
  ];
  for (const [args, message] of wrong) {
    t.throws(() => readOptions(args), { name: 'WrongInput', message }, args.join(' '));
  }
});

t.test('rows', async (t) => {
  const folder = t.testdir({});
  const rowsOf = async (text: string) => {
    const file = join(folder, 'rows.jsonl');
    await writeFile(file, text);
    return readRows([file]);
  };
  t.same(await rowsOf('\uFEFF{"id":"a","text":"one\\ntwo","labels":{"urgent":true}}\r\n\n{"id":"b","text":""}\n'), [
    { id: 'a', text: 'one\ntwo' },
    { id: 'b', text: '' },
  ]);
  const wrong: [string, RegExp][] = [
    ['', /no rows/],
    ['{"id":"a"}', /line 1: a row needs/],
    ['{"id":1,"text":"x"}', /line 1: a row needs/],
    ['{"id":"a","text":"x"}\n[', /line 2: this is not JSON/],
    ['{"id":"a","text":"x"}\n{"id":"a","text":"y"}', /line 2: this id was already used in .*line 1/],
  ];
  for (const [text, message] of wrong) await t.rejects(rowsOf(text), { name: 'WrongInput', message });
  await t.rejects(readRows([join(folder, 'nothing.jsonl')]), /cannot be read \(ENOENT\)/);
  await t.rejects(rowsOf('secret words'), (/^(?!.*secret).*$/));
});
