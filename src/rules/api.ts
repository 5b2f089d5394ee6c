// The routes of rules: administrators write them, moderators may read them.
import type { z } from 'zod';
import { cutPage, decodeCursor } from '../kit/http/page.ts';
import { etag, IfMatchHeaders, seenVersion } from '../kit/http/if-match.ts';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import type { Tx } from '../kit/db/tx.ts';
import { ChangedRule, NewRule, RetiredRule, Rule, RulePage, RuleParams, RuleQuery, RuleVersions, Trial, TrialResult } from './contract.ts';
import { presentRule } from './present.ts';
import { listRules, readRule, readVersions } from './queries.ts';
import { changeRule, createRule, retireRule } from './save.ts';
import { tryOnText } from './try-rule.ts';

const WRITERS = ['administrator'] as const;
const READERS = ['administrator', 'moderator', 'lead', 'safeguarding', 'auditor'] as const;
const tag = 'Rules';

async function shown(tx: Tx, ruleId: string): Promise<z.input<typeof Rule>> {
  const row = await readRule(tx, ruleId);
  if (!row) throw notFound();
  return presentRule(row);
}

/** Routes to list, read, create, change, retire and try rules. */
export function rulesRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/v1/rules',
      access: READERS,
      operationId: 'listRules',
      summary: 'The rules of the trust, in the order they were made',
      tag,
      query: RuleQuery,
      response: RulePage,
      handle: async ({ tx, query }) => {
        const after = decodeCursor(query.cursor, ['id'])?.[0] ?? null;
        const rows = await listRules(tx, { after, limit: query.limit + 1, state: query.state });
        const { items, next } = cutPage(rows, query.limit, (row) => [row.rules.ruleId]);
        return { items: items.map(presentRule), next };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/rules',
      access: WRITERS,
      operationId: 'createRule',
      summary: 'Make a rule, live from the next text on',
      tag,
      body: NewRule,
      status: 201,
      response: Rule,
      handle: async ({ tx, actor, body, now, reply }) => {
        const ruleId = await createRule(tx, actor, body, now);
        reply.header('etag', etag(1)).header('location', `/api/v1/rules/${ruleId}`);
        return shown(tx, ruleId);
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/rules/try',
      access: READERS,
      operationId: 'tryRule',
      summary: 'Try a rule, or all live rules, on a text that is not kept',
      tag,
      body: Trial,
      response: TrialResult,
      handle: async ({ tx, body, now }) => tryOnText(tx, body, now),
    }),
    route({
      method: 'GET',
      url: '/api/v1/rules/:ruleId',
      access: READERS,
      operationId: 'readRule',
      summary: 'A rule, with the version in force',
      tag,
      params: RuleParams,
      response: Rule,
      handle: async ({ tx, params, reply }) => {
        const rule = await shown(tx, params.ruleId);
        reply.header('etag', etag(rule.version));
        return rule;
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/rules/:ruleId/versions',
      access: READERS,
      operationId: 'listRuleVersions',
      summary: 'Every version of a rule: what, who, when and why',
      tag,
      params: RuleParams,
      response: RuleVersions,
      handle: async ({ tx, params }) => {
        const rows = await readVersions(tx, params.ruleId);
        if (rows.length === 0) throw notFound();
        return { items: rows.map(presentRule) };
      },
    }),
    route({
      method: 'PUT',
      url: '/api/v1/rules/:ruleId',
      access: WRITERS,
      operationId: 'changeRule',
      summary: 'Change a rule: a new version, live from the next text on',
      tag,
      params: RuleParams,
      headers: IfMatchHeaders,
      body: ChangedRule,
      response: Rule,
      problems: ['version-missing', 'version-stale', 'state-conflict'],
      handle: async ({ tx, actor, params, headers, body, now, reply }) => {
        const seen = seenVersion(headers);
        const { why, ...fields } = body;
        await changeRule(tx, actor, { ruleId: params.ruleId, seen, fields, why }, now);
        reply.header('etag', etag(seen + 1));
        return shown(tx, params.ruleId);
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/rules/:ruleId/retire',
      access: WRITERS,
      operationId: 'retireRule',
      summary: 'Retire a rule: it runs on no further text',
      tag,
      params: RuleParams,
      headers: IfMatchHeaders,
      body: RetiredRule,
      response: Rule,
      problems: ['version-missing', 'version-stale', 'state-conflict'],
      handle: async ({ tx, actor, params, headers, body, now }) => {
        await retireRule(tx, actor, { ruleId: params.ruleId, seen: seenVersion(headers), why: body.why }, now);
        return shown(tx, params.ruleId);
      },
    }),
  ];
}
