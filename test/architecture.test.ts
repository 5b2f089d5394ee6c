// The house's own rules: direction of imports, doors, sizes, and what src may not do outside its one place.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import t from 'tap';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A room imports only rooms above it, through the door. */
const ROOMS = [
  'kit', 'audit', 'trusts', 'texts', 'messages', 'vault', 'accounts', 'duty', 'resources', 'rules',
  'forum', 'triage', 'screening', 'privacy', 'live',
] as const;
/** Composition roots and commands: they put rooms together and no room imports them. */
const ROOTS = new Set(['demo', 'replay', 'setup']);
const MOST_LINES = 400;

type File = { path: string; text: string; lines: number; room: string; imports: string[] };

function filesUnder(folder: string): File[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      const { module } = parseSync(path, text);
      const imports = [
        ...module.staticImports.map((found) => found.moduleRequest.value),
        ...module.staticExports.flatMap((found) => found.entries.map((entry) => entry.moduleRequest?.value ?? '')),
        ...module.dynamicImports.map((found) => text.slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1)),
      ].filter(Boolean);
      return { path, text, lines: text.split('\n').length - 1, room: path.split('/')[1] ?? '', imports };
    });
}

const src = filesUnder('src');
const everything = [...src, ...filesUnder('test'), ...filesUnder('bench')];

/** Why an import may not be, or null if it may. */
export function wrongImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = relative(ROOT, resolve(ROOT, dirname(from), specifier));
  const [top, toRoom, ...rest] = target.split('/');
  if (top !== 'src') return target.startsWith('data/') ? null : `${from} imports ${target}, outside src`;
  const fromParts = from.split('/');
  const fromRoom = fromParts.length > 2 ? (fromParts[1] ?? '') : '';
  if (fromRoom === '' || ROOTS.has(fromRoom)) return null;
  if (rest.length === 0) return `${from} imports the composition root ${target}`;
  if (toRoom === fromRoom) return null;
  const own = ROOMS.indexOf(fromRoom as (typeof ROOMS)[number]);
  const other = ROOMS.indexOf(toRoom as (typeof ROOMS)[number]);
  if (own < 0 || other < 0) return `${from} or ${target} is in no known room`;
  if (other > own) return `${from} imports ${target}, a room below it`;
  if (toRoom !== 'kit' && rest.join('/') !== 'index.ts' && !isTableForKey(from, rest.join('/'))) {
    return `${from} imports ${target} past its door`;
  }
  return null;
}

/** drizzle-kit reads tables alone, so a table may name another room's table or words for its keys. */
function isTableForKey(from: string, target: string): boolean {
  return from.endsWith('/tables.ts') && ['tables.ts', 'categories.ts'].includes(target);
}

t.test('the check itself sees wrong imports', async (t) => {
  t.equal(wrongImport('src/forum/a.ts', '../kit/problem.ts'), null);
  t.equal(wrongImport('src/forum/a.ts', '../texts/index.ts'), null);
  t.match(wrongImport('src/texts/a.ts', '../forum/index.ts'), /below/);
  t.match(wrongImport('src/forum/a.ts', '../texts/write.ts'), /past its door/);
  t.match(wrongImport('src/kit/a.ts', '../audit/index.ts'), /below/);
  t.match(wrongImport('src/forum/a.ts', '../web.ts'), /composition root/);
});

t.test('rooms import only rooms above them, through the door', async (t) => {
  const wrong = src.flatMap((file) => file.imports.map((specifier) => wrongImport(file.path, specifier)).filter(Boolean));
  t.same(wrong, []);
});

t.test('no import goes round in a circle', async (t) => {
  const graph = new Map(
    src.map((file) => [
      file.path,
      file.imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => join(dirname(file.path), specifier)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    done.add(path);
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
  };
  for (const file of src) visit(file.path, []);
  t.same(circles, []);
});

t.test('every room has a door that says what it is for', async (t) => {
  const rooms = new Set(src.map((file) => file.path.split('/')).filter((parts) => parts.length > 2).map((parts) => parts[1] ?? ''));
  for (const room of rooms) {
    if (room === 'kit' || room === 'replay') continue;
    const door = src.find((file) => file.path === `src/${room}/index.ts`);
    t.ok(door, `${room} has a door`);
    const paragraph = (door?.text ?? '').split('\n').filter((line, at, all) => line.startsWith('//') && all.slice(0, at).every((before) => before.startsWith('//')));
    t.ok(paragraph.length >= 3, `the door of ${room} opens with a paragraph`);
  }
});

t.test('files are small and say what they do', async (t) => {
  t.same(everything.filter((file) => file.lines > MOST_LINES).map((file) => `${file.path}: ${file.lines}`), []);
  t.same(everything.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(file.text)).map((file) => file.path), []);
  const sizes = src.map((file) => file.lines).sort((a, b) => a - b);
  t.comment(`src: ${sizes.length} files, median ${sizes[Math.floor(sizes.length / 2)]} lines, longest ${sizes.at(-1)}`);
});

/** A thing that src may do in one place only. */
const ONLY_THERE: [what: string, found: RegExp, where: readonly string[]][] = [
  ['process.env', /\bprocess\s*\.\s*env\b/, ['src/config.ts']],
  ['the time', /\bnew Date\s*\(|\bDate\s*\.\s*now\b|\bDate\s*\(\s*\)/, ['src/kit/clock.ts']],
  ['a default export', /^export default\b/m, []],
  ['the trust setting', /app\.trust_id/, ['src/kit/db/tx.ts']],
  ['a silenced compiler', /@ts-(?:ignore|nocheck|expect-error)/, []],
  ['the time of the database', /\bnow\(\)\s*(?:at|[-+<>=,)]|$)|current_timestamp|defaultNow/i, []],
];

t.test('what src may do in one place only', async (t) => {
  for (const [what, found, where] of ONLY_THERE) {
    const wrong = src.filter((file) => found.test(withoutComments(file)) && !where.includes(file.path)).map((file) => file.path);
    t.same(wrong.filter((path) => what !== 'the time of the database' || sqlNow(path)), [], what);
  }
});

t.test('src has no any', async (t) => {
  t.same(src.filter((file) => holdsAny(file.text)).map((file) => file.path), []);
});

/** Whether a type in a source is `any`, in the syntax and not in some text. */
function holdsAny(text: string): boolean {
  return JSON.stringify(parseSync('some.ts', text).program).includes('"TSAnyKeyword"');
}

/** `now()` of a clock is ours; one inside a quoted statement is the database's. */
function sqlNow(path: string): boolean {
  const text = withoutComments(src.find((file) => file.path === path));
  return /`[^`]*(?<![.\w])now\(\)[^`]*`|current_timestamp|defaultNow/i.test(text);
}

t.test('migrations take their times as values', async (t) => {
  const wrong = readdirSync(join(ROOT, 'migrations'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .filter((name) => /\bnow\(\)|current_timestamp/i.test(readFileSync(join(ROOT, 'migrations', name), 'utf8')));
  t.same(wrong, []);
});

t.test('the check itself sees what it looks for', async (t) => {
  const sees = (what: string, text: string): boolean => ONLY_THERE.find(([name]) => name === what)?.[1].test(text) ?? false;
  t.ok(sees('process.env', 'const a = process.env.HOME'));
  t.ok(sees('the time', 'const a = new Date()'));
  t.ok(sees('the time', 'Date.now()'));
  t.ok(sees('a default export', 'export default function () {}'));
  t.ok(holdsAny('const a: any = 1'));
  t.ok(holdsAny('f(x as any)'));
  t.ok(holdsAny('type A = Map<string, any>'));
  t.notOk(holdsAny(`const words = ['at any time', ': any']`));
});

function withoutComments(file: File | undefined): string {
  if (!file) return '';
  const { comments } = parseSync(file.path, file.text);
  let text = file.text;
  for (const comment of comments.toReversed()) text = text.slice(0, comment.start) + ' '.repeat(comment.end - comment.start) + text.slice(comment.end);
  return text;
}
