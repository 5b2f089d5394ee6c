// Screens JSON lines without a server: each { id, text } becomes a prediction, each bad line a named problem.
import { z } from 'zod';
import { compileRuleSet, matchRules, starterRules } from '../rules/index.ts';
import { assess } from './detectors/assess.ts';
import { toKitPrediction } from './kit-format.ts';
import type { KitFinding, KitPrediction } from './kit-format.ts';

/** What becomes of a line. `number` counts from 1; a reason never quotes the line. */
export type ScreenedLine = { prediction: KitPrediction } | { problem: { number: number; reason: string } };

/** What finds things in a text. */
export type Screener = (text: string) => KitFinding[];

const row = z.object({ id: z.string().min(1), text: z.string() });

/** A screener of all detectors and, if asked for, the starter rules. */
export function openScreener(options: { rules: boolean }): Screener {
  if (!options.rules) return detect;
  const set = compileRuleSet(starterRules().map((rule) => Object.assign(rule, { ruleId: rule.key, version: 1, forumIds: null })));
  return (text) => [...detect(text), ...matchRules(set, text, { forumId: null })];
}

function detect(text: string): KitFinding[] {
  return assess({ text, threadTitle: null, parentText: null }).findings;
}

/** Screens lines one by one as they come; blank lines are passed over but counted. */
export async function* screenLines(lines: AsyncIterable<string>, screen: Screener): AsyncGenerator<ScreenedLine> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') yield screenLine(line, number, screen);
  }
}

function screenLine(line: string, number: number, screen: Screener): ScreenedLine {
  const value = parseJson(line);
  if (value === undefined) return { problem: { number, reason: 'not JSON' } };
  const parsed = row.safeParse(value);
  if (parsed.success) return { prediction: toKitPrediction(parsed.data.id, screen(parsed.data.text)) };
  const field = parsed.error.issues[0]?.path[0];
  return { problem: { number, reason: field === undefined ? 'not an object' : `"${String(field)}" must be a string` } };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** Cuts a stream of text into lines at \n only: JSON may hold the other line breaks of Unicode. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.map((line) => line.replace(/^\uFEFF/, ''));
  }
  if (rest !== '') yield rest.replace(/^\uFEFF/, '');
}
