// Filling a demo trust: everything in one transaction, through the use-cases that real people's acts go through.
import { addStaff, join, makeInvitation } from '../accounts/index.ts';
import { addForum, startThread, submitPost } from '../forum/index.ts';
import type { Client } from '../kit/actor.ts';
import { plusSeconds } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { copyStarterRules } from '../rules/index.ts';
import { addTrust } from '../trusts/index.ts';
import type { DemoTrust } from './contract.ts';
import { DEMO_TRUSTS, type MadeUpThread, REPLAY_FORUM, STAFF } from './made-up.ts';

const SERVICE = { kind: 'service' } as const;

/**
 * Makes a demo trust with its people, rules, forums and threads.
 * @param tx in which the new trust's id is already set; its hosts are unique, so of two fillers one fails
 * @param planned the sign-ins it is to have
 * @param secret the installation's secret, which seals second factors
 */
export async function fillTrust(tx: Tx, planned: DemoTrust, secret: string, now: Date): Promise<void> {
  const madeUp = DEMO_TRUSTS.find(({ trust }) => trust.slug === planned.slug);
  if (!madeUp) throw new Error('The demo file names a trust that this version does not make.');
  await addTrust(tx, madeUp.trust, now);
  await copyStarterRules(tx, SERVICE, now);
  const clients = await addPeople(tx, planned, secret, now);
  const forumIds = new Map<string, string>();
  for (const forum of [...madeUp.forums, REPLAY_FORUM]) forumIds.set(forum.slug, await addForum(tx, forum, now));
  // A second apart, so that they stand in this order.
  let at = now;
  for (const thread of madeUp.threads) at = await addThread(tx, thread, forumIds, clients, plusSeconds(at, 1));
}

async function addPeople(tx: Tx, planned: DemoTrust, secret: string, now: Date): Promise<Client[]> {
  const clients: Client[] = [];
  for (const { as, name, password, totpSecret, roles } of planned.signIns) {
    if (as === 'client') {
      const { code } = await makeInvitation(tx, SERVICE, {}, now);
      const { accountId, pseudonym } = await join(tx, { code, pseudonym: name, password }, now);
      // They act once, here and now, without having signed in.
      clients.push({ kind: 'client', accountId, sessionId: newId(now), displayName: pseudonym, pausedUntil: null });
    } else {
      const roleName = STAFF.find(({ signIn }) => name.startsWith(`${signIn}.`))?.roleName ?? name;
      const factor = totpSecret === undefined ? {} : { totpSecret };
      await addStaff(tx, { secret }, { signInName: name, roleName, password, roles, ...factor }, now);
    }
  }
  return clients;
}

/** @returns when its last post was written */
async function addThread(
  tx: Tx,
  { forum, by, title, body, replies }: MadeUpThread,
  forumIds: ReadonlyMap<string, string>,
  clients: readonly Client[],
  now: Date,
): Promise<Date> {
  const opened = { postId: newId(now), forumId: found(forumIds.get(forum)), title, text: body };
  const { threadId } = await startThread(tx, found(clients[by]), opened, now);
  let at = now;
  for (const reply of replies) {
    at = plusSeconds(at, 1);
    await submitPost(tx, found(clients[reply.by]), { postId: newId(at), threadId, text: reply.body }, at);
  }
  return at;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A made-up thread names a forum or a client that there is not.');
  return value;
}
