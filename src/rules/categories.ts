// The one list of categories, reading priorities and effects that rules and detectors may use.

/**
 * What a flag can be about. A category names words in a post, never a quality of the person who wrote them.
 */
export const CATEGORIES = [
  'suicidal_thoughts',
  'suicide_plan',
  'self_harm',
  'suicide_pact',
  'harm_to_others',
  'safeguarding',
  'bullying_hate',
  'personal_information',
  'misinformation',
  'distressing_belief',
  'violence_extremism',
  'sexual_content',
  'gambling_selling',
  'spam_link',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Reading priorities, most urgent first: how soon a moderator should read a post. */
export const PRIORITIES = ['immediate', 'urgent', 'soon', 'routine'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * What happens to a post while it waits to be read, apart from how soon it is read:
 * `flag` shows it to moderators, `hold` keeps it from other clients until decided,
 * `nudge` asks the author something before posting. Least restrictive of the post first: nudge, flag, hold.
 */
export const EFFECTS = ['nudge', 'flag', 'hold'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The more urgent of two reading priorities. */
export function moreUrgent(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) <= PRIORITIES.indexOf(b) ? a : b;
}
