// Asking the service over HTTP as somebody, for setting up and for looking.
import type { Person } from './people.ts';

/** The headers of an API client. */
export function headersOf(person: Person): Record<string, string> {
  return { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
}

/**
 * Asks and reads the answer whole.
 * @throws Error if the status is another than the one expected
 */
export async function ask(origin: string, person: Person, method: 'GET' | 'POST', path: string, body?: object): Promise<string> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: headersOf(person),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status !== (method === 'POST' ? 201 : 200)) throw new Error(`${method} ${path} gave ${answer.status}: ${text}`);
  return text;
}

/** Opens a thread; gives its id. */
export async function openThread(origin: string, person: Person, forumId: string, text: string): Promise<string> {
  const answer = await ask(origin, person, 'POST', `/api/v1/forums/${forumId}/threads`, { title: 'A thread', text });
  return (JSON.parse(answer) as { threadId: string }).threadId;
}
