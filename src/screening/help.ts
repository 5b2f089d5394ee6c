// Whether the author of a text is sent the help message (G2). Pure.
import { type Category, type Priority, PRIORITIES } from '../rules/index.ts';

/** What the help message is sent for: suicide, self-harm, a pact and safeguarding. */
export const HELP_CATEGORIES: readonly Category[] = [
  'suicidal_thoughts',
  'suicide_plan',
  'self_harm',
  'suicide_pact',
  'safeguarding',
];

/** How long a help message stands for a later post that is no more urgent, in seconds. */
export const HELP_STANDS_SECONDS = 3600;

/** What of a flag bears on help. */
export type Flagged = { category: Category | null; priority: Priority };

/** The priority that calls for help, or null: the most urgent of the flags that do, if immediate or urgent. */
export function helpPriority(flags: readonly Flagged[]): Priority | null {
  const found = PRIORITIES.find((priority) =>
    flags.some((flag) => flag.priority === priority && flag.category !== null && HELP_CATEGORIES.includes(flag.category)),
  );
  return found === 'immediate' || found === 'urgent' ? found : null;
}

/**
 * Whether help that is called for is sent now. A repeat is dropped only if the new post is no more
 * urgent than one that help was sent for within the hour.
 * @param priority what `helpPriority` gave
 * @param sentFor the priorities that help was sent for within the hour
 */
export function sendsHelp(priority: Priority, sentFor: readonly Priority[]): boolean {
  return sentFor.every((sent) => PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(sent));
}
