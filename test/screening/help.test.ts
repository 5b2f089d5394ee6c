// When the help message goes: which flags call for it, and which repeats are dropped.
import t from 'tap';
import { CATEGORIES, type Priority, PRIORITIES } from '../../src/rules/index.ts';
import { HELP_CATEGORIES, helpPriority, sendsHelp } from '../../src/screening/help.ts';

t.test('an immediate or urgent flag about suicide, self-harm, a pact or safeguarding calls for help', async (t) => {
  t.same(HELP_CATEGORIES, ['suicidal_thoughts', 'suicide_plan', 'self_harm', 'suicide_pact', 'safeguarding']);
  for (const category of CATEGORIES) {
    for (const priority of PRIORITIES) {
      const calls = HELP_CATEGORIES.includes(category) && (priority === 'immediate' || priority === 'urgent');
      t.equal(helpPriority([{ category, priority }]), calls ? priority : null, `${category} ${priority}`);
    }
  }
});

t.test('the most urgent of them counts, and no other flag', async (t) => {
  t.equal(helpPriority([]), null);
  t.equal(helpPriority([{ category: null, priority: 'immediate' }]), null, 'a flag about no words');
  t.equal(helpPriority([{ category: 'self_harm', priority: 'urgent' }, { category: 'suicide_plan', priority: 'immediate' }]), 'immediate');
  t.equal(helpPriority([{ category: 'self_harm', priority: 'urgent' }, { category: 'harm_to_others', priority: 'immediate' }]), 'urgent');
});

t.test('a repeat is dropped only if it is no more urgent', async (t) => {
  const rows: [Priority, Priority[], boolean][] = [
    ['immediate', [], true],
    ['urgent', [], true],
    ['urgent', ['urgent'], false],
    ['urgent', ['immediate'], false],
    ['immediate', ['immediate'], false],
    ['immediate', ['urgent'], true],
    ['immediate', ['urgent', 'immediate'], false],
    ['urgent', ['soon'], true],
  ];
  for (const [priority, sentFor, sends] of rows) t.equal(sendsHelp(priority, sentFor), sends, `${priority} after ${sentFor.join()}`);
});
