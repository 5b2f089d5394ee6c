// The messages room: what the service and its moderators say to one account.
//
// A message comes from a template with required gaps and is refused while one is empty, so that
// nobody is told half a reason. It is read inside the service; nothing of it goes into an e-mail.
export { messagesRoutes } from './api.ts';
export { gapsOf } from './fill.ts';
export { type Outgoing, sendMessage } from './send.ts';
export { messages } from './tables.ts';
export { COVER_NOT_KNOWN, type TemplateName, TEMPLATES } from './templates.ts';
