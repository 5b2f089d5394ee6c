// The API's description: complete for every route, and browsable without any request to somebody else.
import t from 'tap';
import { readSpec, undescribed } from '../support/spec.ts';
import { openWorld } from '../support/world.ts';

t.test('every operation is named, told and described, with every status it can answer', async (t) => {
  const { app } = await openWorld(t);
  const spec = await readSpec(app);
  t.equal(spec.openapi, '3.1.0');
  t.ok(spec.operations.length > 30, `${spec.operations.length} operations`);
  const ids = spec.operations.map((operation) => operation.operationId);
  t.equal(new Set(ids).size, ids.length, 'no two operations share a name');
  const wrong: string[] = [];
  for (const operation of spec.operations) {
    const name = `${operation.method} ${operation.path}`;
    if (!operation.operationId) wrong.push(`${name}: no operationId`);
    if (!operation.summary) wrong.push(`${name}: no summary`);
    if (!operation.tags?.length) wrong.push(`${name}: no tag`);
    for (const parameter of operation.parameters ?? []) {
      if (!parameter.description) wrong.push(`${name}: parameter ${parameter.name} is not described`);
    }
    const statuses = new Set(Object.keys(operation.responses));
    const takesInput = (operation.parameters?.length ?? 0) > 0 || operation.requestBody;
    const needed = [
      '500', '503', '404',
      ...(operation.security ? ['401'] : []),
      ...(takesInput ? ['422'] : []),
      ...(operation.requestBody ? ['400', '413', '415'] : []),
      ...(operation.method === 'GET' ? [] : ['403']),
    ];
    for (const status of needed) if (!statuses.has(status)) wrong.push(`${name}: does not tell of ${status}`);
    if (![...statuses].some((status) => status.startsWith('2'))) wrong.push(`${name}: no success`);
    for (const content of Object.values(operation.requestBody?.content ?? {})) wrong.push(...undescribed(content.schema, `${name} body`));
    for (const [status, response] of Object.entries(operation.responses)) {
      for (const content of Object.values(response.content ?? {})) wrong.push(...undescribed(content.schema, `${name} ${status}`));
    }
  }
  for (const [name, schema] of Object.entries(spec.schemas)) wrong.push(...undescribed(schema, name));
  t.same(wrong, []);
});

t.test('every status a test of this suite has seen is declared', async (t) => {
  // The statuses come from the same table that answers: a route that throws a problem it does not
  // declare is caught where it happens, by this hook's twin in every world.
  const world = await openWorld(t);
  const spec = await readSpec(world.app);
  const declared = (path: string, method: string): string[] =>
    Object.keys(spec.operations.find((operation) => operation.path === path && operation.method === method)?.responses ?? {});
  t.ok(declared('/api/v1/cases/{caseId}/decisions', 'POST').includes('428'));
  t.ok(declared('/api/v1/cases/{caseId}/decisions', 'POST').includes('412'));
  t.ok(declared('/api/v1/threads/{threadId}/posts', 'POST').includes('429'));
});

t.test('the pages that browse the API ask nobody else for anything', async (t) => {
  const { app } = await openWorld(t);
  const page = await app.inject({ method: 'GET', url: '/api/docs/', headers: { host: 'anywhere.test' } });
  t.equal(page.statusCode, 200);
  const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((found) => found[1] ?? '');
  t.ok(assets.length > 2);
  t.same(assets.filter((asset) => /^(?:https?:)?\/\//.test(asset)), []);
  t.notMatch(String(page.headers['content-security-policy']), /https?:\/\//);
});
