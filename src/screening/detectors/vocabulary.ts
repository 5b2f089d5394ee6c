// What the detectors use of the rules room: its words, its plain reading of a text, its way of finding links.

export { CATEGORIES, findLinks, moreUrgent, normalise, PRIORITIES } from '../../rules/index.ts';
export type { Category, Effect, Priority } from '../../rules/index.ts';
