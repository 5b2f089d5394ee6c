// Asking the service over HTTP as somebody, for setting up and for looking.
import { Agent, request } from 'node:http';
import type { Person } from './people.ts';
import { HOST } from './words.ts';

const agent = new Agent({ keepAlive: true });

/** The headers of an API client. */
export function headersOf(person: Person): Record<string, string> {
  return { host: HOST, authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
}

/**
 * Asks and reads the answer whole.
 * @throws Error if the status is another than the one expected
 */
export function ask(origin: string, person: Person, method: 'GET' | 'POST', path: string, body?: object): Promise<string> {
  // By hand, because fetch allows no Host of our own.
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { method, agent, headers: headersOf(person) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === (method === 'POST' ? 201 : 200)) resolve(text);
        else reject(new Error(`${method} ${path} gave ${answer.statusCode}: ${text}`));
      });
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Opens a thread; gives its id. */
export async function openThread(origin: string, person: Person, forumId: string, text: string): Promise<string> {
  const answer = await ask(origin, person, 'POST', `/api/v1/forums/${forumId}/threads`, { title: 'A thread', text });
  return (JSON.parse(answer) as { threadId: string }).threadId;
}
