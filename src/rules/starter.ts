// The starter set of rules that ships with the server: read from data, checked, never changed in place.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CATEGORIES, EFFECTS, PRIORITIES } from './categories.ts';
import { RULE_KINDS } from './compile.ts';

const words = z.string().min(1).max(500);

const starterRule = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/).describe('A name that stays the same from one release to the next.'),
  name: words.describe('What moderators and administrators call the rule.'),
  kind: z.enum(RULE_KINDS).describe('What its lines are: phrases, patterns or links.'),
  looksFor: z.array(words).min(1).describe('What it looks for; any one is a hit.'),
  category: z.enum(CATEGORIES).describe('What a hit is about.'),
  priority: z.enum(PRIORITIES).describe('How soon a moderator should read a post it hits.'),
  effect: z.enum(EFFECTS).describe('What happens to the post meanwhile.'),
  explanation: words.describe('Why such posts are read, in plain words that authors may see.'),
  owner: words.describe('The role that answers for the rule.'),
  rationale: words.describe('Why the rule exists, for those who review it.'),
  mustMatch: z.array(words).min(2).describe('Examples it must find.'),
  mustNotMatch: z.array(words).min(2).describe('Examples it must not find.'),
});

/** A rule of the starter set, without the ids and forums a trust gives its copy. */
export type StarterRule = z.infer<typeof starterRule>;

const STARTER_FILE = new URL('../../data/starter-rules.json', import.meta.url);

/**
 * The starter set, in the order of its file. A trust copies it; its copies are then its own to change.
 * Throws when the file is missing or does not have the right form: the server must not start with half a set.
 */
export function starterRules(): StarterRule[] {
  const rules = z.array(starterRule).min(1).parse(JSON.parse(readFileSync(STARTER_FILE, 'utf8')));
  if (new Set(rules.map((rule) => rule.key)).size < rules.length) throw new Error('Two starter rules have the same key.');
  return rules;
}
