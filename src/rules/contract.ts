// Rules on the wire: what an administrator writes and what the service says of it.
import { z } from 'zod';
import { text } from '../kit/text.ts';
import { pageOf, pageQuery } from '../kit/http/page.ts';
import { CATEGORIES, EFFECTS, PRIORITIES } from './categories.ts';
import { RULE_KINDS } from './compile.ts';

/** Limits of a rule, in numbers. */
export const MOST_LINES = 200;
export const MOST_EXAMPLES = 50;

const lines = (what: string, most: number) => z.array(text(500).describe('One line.')).max(most).describe(what);

const fields = {
  name: text(80).describe('What moderators and administrators call the rule.'),
  kind: z.enum(RULE_KINDS).describe('What its lines are: phrases, patterns or links.'),
  looksFor: lines('What it looks for. Any one line is a hit.', MOST_LINES).min(1, 'Write at least one thing to look for.'),
  category: z.enum(CATEGORIES).describe('What a hit is about.'),
  priority: z.enum(PRIORITIES).describe('How soon a moderator should read a post it hits.'),
  effect: z.enum(EFFECTS).describe('What happens to the post meanwhile: hold keeps it from other members until it is read.'),
  forumIds: z.array(z.uuid().describe('A forum.')).min(1).max(100).nullable().default(null).describe('The forums it holds for, or null for all.'),
  explanation: text(300).describe('Why such posts are read, in plain words that authors may see.'),
  owner: text(80).describe('The role that answers for the rule.'),
  rationale: text(500).describe('Why the rule exists, for those who review it.'),
  mustMatch: lines('Examples it must find. They run at each save and each start.', MOST_EXAMPLES).default([]),
  mustNotMatch: lines('Examples it must not find. They run at each save and each start.', MOST_EXAMPLES).default([]),
};

export const NewRule = z.strictObject(fields).meta({ id: 'NewRule' });
export const ChangedRule = z
  .strictObject({ ...fields, why: text(300).describe('Why it is changed: kept with the version.') })
  .meta({ id: 'ChangedRule' });
export const RetiredRule = z.strictObject({ why: text(300).describe('Why it is retired: kept with the version.') }).meta({ id: 'RetiredRule' });
export type RuleFields = z.output<typeof NewRule>;

export const Rule = z
  .object({
    ruleId: z.uuid().describe('The rule.'),
    state: z.enum(['live', 'retired']).describe('Live rules run on every text; retired ones on none.'),
    version: z.number().int().describe('The version in force. If-Match names it.'),
    name: z.string().describe('What it is called.'),
    kind: fields.kind,
    looksFor: z.array(z.string().describe('One line.')).describe('What it looks for.'),
    category: fields.category,
    priority: fields.priority,
    effect: fields.effect,
    forumIds: z.array(z.uuid().describe('A forum.')).nullable().describe('The forums it holds for, or null for all.'),
    explanation: z.string().describe('Why such posts are read, for authors.'),
    owner: z.string().describe('The role that answers for it.'),
    rationale: z.string().describe('Why it exists.'),
    mustMatch: z.array(z.string().describe('An example.')).describe('Examples it must find.'),
    mustNotMatch: z.array(z.string().describe('An example.')).describe('Examples it must not find.'),
    madeAt: z.iso.datetime().describe('When this version was made.'),
    why: z.string().describe('Why this version was made.'),
  })
  .meta({ id: 'Rule' });
export const RulePage = pageOf(Rule).meta({ id: 'RulePage' });
export const RuleQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['live', 'retired']).optional().describe('Only rules in this state.'),
});
export const RuleParams = z.strictObject({ ruleId: z.uuid().describe('The rule.') });
export const RuleVersions = z
  .object({ items: z.array(Rule).describe('Every version, newest first.') })
  .meta({ id: 'RuleVersions' });

export const Trial = z
  .strictObject({
    text: text(10_000).describe('A text to try on. It is not kept.'),
    rule: NewRule.optional().describe('A rule to try. Without it, all live rules are tried.'),
  })
  .meta({ id: 'RuleTrial' });
export const TrialResult = z
  .object({
    hits: z
      .array(
        z.object({
          ruleId: z.uuid().nullable().describe('The rule that hit, or null for the one you sent.'),
          name: z.string().describe('What it is called.'),
          category: fields.category,
          priority: fields.priority,
          effect: fields.effect,
          spans: z
            .array(
              z.object({
                start: z.number().int().describe('Where it starts in the text, in UTF-16 units.'),
                end: z.number().int().describe('Where it ends.'),
                words: z.string().describe('The words found.'),
              }),
            )
            .describe('What it found, in order.'),
        }),
      )
      .describe('The rules that hit, most urgent first.'),
  })
  .meta({ id: 'RuleTrialResult' });
