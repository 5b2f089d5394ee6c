// Templates of messages to clients: facts and next steps, with required gaps in braces.
// Drafts for each trust's clinical safety officer to approve. Plain words; automatic text says it is.

type Template = { version: number; subject: string; automatic: boolean; body: string };

/** Every template. `{gap}` must be filled; a message with a gap left is refused. */
export const TEMPLATES = {
  'waiting-to-be-read': {
    version: 1,
    subject: 'Your post is waiting to be read',
    automatic: true,
    body:
      'This message is automatic. Your post is saved and is waiting to be read by a moderator. ' +
      'Why: {why} Only you and moderators can see it for now. You are not in trouble. {cover} ' +
      'You can change it or take it back at any time. This is not an emergency service. Get urgent help: /urgent-help',
  },
  help: {
    version: 1,
    subject: 'Your post has been put first in line',
    automatic: true,
    body:
      'This message is automatic. No person has read your post yet. It has been put first in line for a moderator. ' +
      '{cover} We cannot say exactly when they will read it. {visibility} You are not in trouble and do not have to reply. ' +
      'If you cannot wait, or may not be safe: /urgent-help. If a moderator thinks a life is in danger they may ask others ' +
      'to help, and will try to tell you first.',
  },
  'checks-not-working': {
    version: 1,
    subject: 'Your post is waiting to be read',
    automatic: true,
    body:
      'This message is automatic. Our checks could not read all of your post, so it waits for a moderator. ' +
      'This is about our system, not about you or your post. {cover} ' +
      'This is not an emergency service. Get urgent help: /urgent-help',
  },
  'language-not-read': {
    version: 1,
    subject: 'Your post is waiting to be read',
    automatic: true,
    body:
      'This message is automatic. Our checks cannot read this language yet, so a moderator will. ' +
      'Only you and moderators can see your post for now. You are not in trouble. {cover} ' +
      'This is not an emergency service. Get urgent help: /urgent-help',
  },
  published: {
    version: 1,
    subject: 'Other members can now see your post',
    automatic: false,
    body: 'A moderator has read your post. Other members can now see it. {why}',
  },
  'published-with-note': {
    version: 1,
    subject: 'Other members can now see your post',
    automatic: false,
    body:
      'A moderator has read your post. Other members can now see it, folded under a short note: {note}. ' +
      'Why: {why} {nextStep}',
  },
  'asked-to-change': {
    version: 1,
    subject: 'Please change your post',
    automatic: false,
    body:
      'A moderator has read your post and asks you to change it. What to change: {what} Why: {why} ' +
      'Only you and moderators can see it until then. You are not in trouble. {nextStep} ' +
      'You can ask someone else to look again.',
  },
  'words-taken-out': {
    version: 1,
    subject: 'A moderator took out some words',
    automatic: false,
    body:
      'A moderator took some words out of your post. Other members can see the rest. Why: {why} {nextStep} ' +
      'You can ask someone else to look again.',
  },
  'taken-down': {
    version: 1,
    subject: 'Your post was taken down',
    automatic: false,
    body:
      'A moderator took your post down. Why: {why} Rules page used: {policy}. What happens next: {nextStep} ' +
      'You are still a member here. You can ask someone else to look again. Get urgent help: /urgent-help',
  },
  escalated: {
    version: 1,
    subject: 'A moderator has read your post',
    automatic: false,
    body:
      'A moderator has read your post and has asked a colleague to help. Why: {why} What happens next: {nextStep} ' +
      'If you cannot wait, or may not be safe: /urgent-help',
  },
  'report-thanks': {
    version: 1,
    subject: 'Thank you for telling us',
    automatic: true,
    body:
      'This message is automatic. Thank you for telling us. A moderator will read what you sent. ' +
      'We keep what happens next private, for everyone. We will tell you when it has been read. {cover}',
  },
  'worried-thanks': {
    version: 1,
    subject: 'Thank you for telling us',
    automatic: true,
    body:
      'This message is automatic. Thank you for telling us. We keep what happens next private, for everyone. ' +
      'You do not have to look after them on your own. {cover} Get urgent help: /urgent-help',
  },
  'report-outcome': {
    version: 1,
    subject: 'A moderator has read what you told us',
    automatic: true,
    body:
      'This message is automatic. A moderator has read the post you told us about and has decided what to do. ' +
      '{outcome} We keep the rest private, for everyone.',
  },
  're-entry': {
    version: 1,
    subject: 'A new sign-in code was made',
    automatic: true,
    body:
      'This message is automatic. A new sign-in code for your account was made on {date} by {team}. ' +
      'If you did not ask for it, tell a moderator.',
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

/** What stands for cover until a rota says otherwise: a machine cannot know that somebody is here. */
export const COVER_NOT_KNOWN = 'We are not sure a moderator is here. Please do not wait for one.';
