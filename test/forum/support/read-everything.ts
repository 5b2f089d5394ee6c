// Everything a person can read of a forum, on every path there is, as one string: to prove what is not in it.
import type { Person } from '../../support/world.ts';

/** The ids that the paths are built from. */
export type Places = { forumId: string; threadId: string; postId: string };

/** The raw answers of every path that reads the forum. */
export async function readEverything(reader: Person, { forumId, threadId, postId }: Places): Promise<string> {
  const paths = [
    '/api/v1/forums',
    `/api/v1/forums/${forumId}`,
    `/api/v1/forums/${forumId}/threads?limit=100`,
    `/api/v1/threads/${threadId}`,
    `/api/v1/threads/${threadId}/posts?limit=100`,
    `/api/v1/posts/${postId}`,
    '/api/v1/me/posts?limit=100',
    '/api/v1/messages',
    '/api/v1/cases',
    '/api/v1/moderation/dashboard',
  ];
  let all = '';
  for (const path of paths) {
    const answer = await reader.get(path);
    all += `${path}\n${answer.raw}\n`;
  }
  return all;
}

/** What a thread's page shows: the texts in order, with a placeholder where one stands. */
export async function textsOf(reader: Person, threadId: string): Promise<(string | null)[]> {
  const { body } = await reader.get(`/api/v1/threads/${threadId}/posts?limit=100`);
  return body.items.map((post: { text: string | null; placeholder: string | null }) => post.placeholder ?? post.text);
}
