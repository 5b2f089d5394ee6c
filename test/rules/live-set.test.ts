// A trust's live rules: a change acts on the next text, a retired rule on none, and no rule on another trust.
import { and, eq, sql } from 'drizzle-orm';
import t from 'tap';
import { liveRuleSet, matchRules, rules, ruleSets } from '../../src/rules/index.ts';
import { addRule, rowsOf } from '../support/screening.ts';
import { openWorld } from '../support/world.ts';

t.test('live rules', async (t) => {
  const world = await openWorld(t);
  const { north, south } = world;
  const live = (trust = north) => rowsOf(world, trust, liveRuleSet);
  const hits = async (text: string, trust = north) => matchRules((await live(trust)).compiled, text).map((hit) => hit.ruleId);

  const empty = await live();
  t.same(await hits('the green harbour'), []);
  const harbour = await addRule(world, north);
  t.ok((await live()).version > empty.version);
  t.same(await hits('the green harbour'), [harbour]);
  t.equal((await live()).rules.get(harbour)?.explanation, 'Posts about harbours are read first.');
  t.equal(await live(), await live(), 'the compiled set is kept while nothing changes');
  t.same(await hits('the green harbour', south), [], 'another trust has its own');

  const heron = await addRule(world, north, { looksFor: ['grey heron'] });
  t.same(await hits('a grey heron in the green harbour'), [harbour, heron]);
  await rowsOf(world, north, async (tx) => {
    await tx.update(rules).set({ state: 'retired' }).where(and(eq(rules.trustId, tx.trustId), eq(rules.ruleId, harbour)));
    await tx.update(ruleSets).set({ version: sql`${ruleSets.version} + 1` }).where(eq(ruleSets.trustId, tx.trustId));
  });
  t.same(await hits('a grey heron in the green harbour'), [heron]);

  const broken = await addRule(world, north, { kind: 'pattern', looksFor: ['(unclosed'] });
  const set = await live();
  t.same(set.problems.map((problem) => problem.ruleId), [broken]);
  t.same(await hits('a grey heron'), [heron], 'the others still run');
});
