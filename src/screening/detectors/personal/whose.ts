// Reads from the words around a personal detail whether it is the author's own or someone else's.
import type { Span } from '../detector.ts';
import { around } from './match.ts';

const KIN =
  'mum|mam|mom|dad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend|ex|mate|friend|' +
  'flatmate|housemate|neighbour|boss|landlord|nurse|doctor|cpn|care co-?ordinator|psychiatrist|social ' +
  'worker|key worker|therapist|nan|cousin|uncle|aunt|auntie';
const OTHERS = new RegExp(`\\b(?:his|her|their|(?:my|the|that|this) (?:[a-z]{1,12} )?(?:${KIN})|he|she|they|someone(?:'s)?|him|them)\\b`, 'g');
const OWN = /\b(?:i|i'm|im|i've|my|me|mine)\b(?! (?:mum|mam|mom|dad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend|ex|mate|friend|flatmate|housemate|neighbour|boss|landlord|nurse|doctor|cpn|psychiatrist|therapist|nan|cousin|uncle|aunt|auntie)\b)/g;

/** `other` when the nearest person named before it in its sentence is not the author; `unknown` when nobody is named. A titled name is a name of someone else unless the author gives it as their own. */
export function whoseDetail(text: string, span: Span): 'self' | 'other' | 'unknown' {
  const sentence = around(text, span, 80).before.split(/[.!?\n](?= |$)/).at(-1) ?? '';
  const last = (expression: RegExp): number => [...sentence.matchAll(expression)].at(-1)?.index ?? -1;
  const [own, others] = [last(OWN), last(OTHERS)];
  if (own < 0 && others < 0) return 'unknown';
  // A staff member's name said in passing ("I saw Dr …") is neither given nor taken: it stays a flag.
  if (span.type === 'NAME' && others < 0) return own >= 0 && /(?:name|i'm|i am|called|call me)[^.]{0,12}$/.test(sentence) ? 'self' : 'unknown';
  return others > own ? 'other' : 'self';
}
