// The flags of posts, read as a moderator reads them: the queue, then each case.
import { z } from 'zod';
import { CATEGORIES, PRIORITIES } from '../rules/index.ts';
import { type Send, whyRefused } from './requests.ts';

const ReadFlag = z.object({
  revisionId: z.string(),
  source: z.string(),
  category: z.enum(CATEGORIES),
  priority: z.enum(PRIORITIES),
  spans: z.array(z.object({ start: z.int(), end: z.int(), type: z.string().optional() })),
});
export type ReadFlag = z.infer<typeof ReadFlag>;

const QueuePage = z.looseObject({
  items: z.array(z.looseObject({ caseId: z.string(), postId: z.string() })),
  next: z.string().nullable(),
});
const OneCase = z.looseObject({
  texts: z.array(z.looseObject({ revisionId: z.string(), kind: z.string() })),
  flags: z.array(z.looseObject({ source: z.string() })),
});

/**
 * Reads what rules and detectors flagged in the words of posts, not in their titles.
 * @param token of a moderator
 * @param forumId the forum of the posts
 * @param postIds which posts
 * @param onRead told after each case
 * @returns flags by post; a post without an open case has none
 */
export async function readFlags(
  send: Send,
  token: string,
  { forumId, postIds, onRead }: { forumId: string; postIds: ReadonlySet<string>; onRead: () => void },
): Promise<Map<string, ReadFlag[]>> {
  const cases = await casesOf(send, token, forumId, postIds);
  const read = async ([postId, caseId]: [string, string]): Promise<[string, ReadFlag[]]> => {
    const flags = flagsOfWords(await get(send, `/api/v1/cases/${caseId}`, token));
    onRead();
    return [postId, flags];
  };
  return new Map(await Promise.all([...cases].map(read)));
}

/** The whole queue of a forum first, page by page, because reading a case may move it. */
async function casesOf(send: Send, token: string, forumId: string, postIds: ReadonlySet<string>): Promise<Map<string, string>> {
  const cases = new Map<string, string>();
  let next: string | null = null;
  do {
    const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page = QueuePage.parse(await get(send, `/api/v1/cases?forumId=${forumId}&limit=100${cursor}`, token));
    for (const { postId, caseId } of page.items) if (postIds.has(postId)) cases.set(postId, caseId);
    next = page.next;
  } while (next !== null);
  return cases;
}

function flagsOfWords(body: unknown): ReadFlag[] {
  const { texts, flags } = OneCase.parse(body);
  const words = new Set(texts.filter((text) => text.kind === 'post').map((text) => text.revisionId));
  return flags
    .filter((flag) => flag.source === 'detector' || flag.source === 'rule')
    .map((flag) => ReadFlag.parse(flag))
    .filter((flag) => words.has(flag.revisionId));
}

async function get(send: Send, path: string, token: string): Promise<unknown> {
  const answer = await send('GET', path, { token });
  if (answer.status !== 200) throw new Error(`The queue could not be read (${whyRefused(answer)}).`);
  return answer.body;
}
