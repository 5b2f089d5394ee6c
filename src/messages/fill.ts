// Filling a template: every gap, or nothing is sent.
import { type FieldProblem, Problem } from '../kit/problem.ts';
import { type TemplateName, TEMPLATES } from './templates.ts';

const GAP = /\{(\w+)\}/g;

/** The gaps of a template, by name. */
export function gapsOf(template: TemplateName): string[] {
  return [...new Set([...TEMPLATES[template].body.matchAll(GAP)].map((match) => match[1] ?? ''))];
}

/**
 * Fills a template.
 * @param template its name
 * @param values the text of each gap
 * @returns the body
 * @throws invalid-input (422) naming each gap that is missing or blank
 */
export function fill(template: TemplateName, values: Readonly<Record<string, string>>): string {
  const missing: FieldProblem[] = gapsOf(template)
    .filter((gap) => !values[gap]?.trim())
    .map((gap) => ({ path: `message.${gap}`, message: 'The message to the author needs this. Please fill it in.' }));
  if (missing.length > 0) {
    throw new Problem('invalid-input', 'The message to the author has gaps. Fill them in and send again.', { fields: missing });
  }
  return TEMPLATES[template].body.replace(GAP, (_, gap: string) => values[gap]?.trim() ?? '');
}
