// The demo's made-up trusts, people, forums and threads. Nobody and nothing here is real.
import type { Role } from '../kit/actor.ts';
import type { ScreeningMode } from '../forum/index.ts';
import type { NewTrust } from '../trusts/index.ts';

/** The staff of each trust: a first name to sign in with, the stable role name others see, and roles. */
export const STAFF: readonly { signIn: string; roleName: string; roles: Role[] }[] = [
  { signIn: 'robin', roleName: 'Robin, moderator', roles: ['moderator'] },
  { signIn: 'wren', roleName: 'Wren, lead moderator', roles: ['moderator', 'lead'] },
  { signIn: 'linnet', roleName: 'Linnet, administrator', roles: ['administrator'] },
];

/** The client of each trust that one can sign in as, then two more who post. */
export const PSEUDONYMS = ['Copper Kettle', 'Windy Ridge', 'Small Lantern'] as const;

export type MadeUpForum = { slug: string; name: string; purpose: string; description: string; screeningMode: ScreeningMode };
/**
 * `by` is a place in PSEUDONYMS, `forum` a forum's slug. Until its checks are done only its author sees a
 * thread, except in a publish-first forum; so elsewhere only the author can have replied.
 */
export type MadeUpThread = { forum: string; by: number; title: string; body: string; replies: { by: number; body: string }[] };

/** A forum beside those for people, for the replay command, which takes no thread of theirs out of sight. */
export const REPLAY_FORUM: MadeUpForum = {
  slug: 'replay',
  name: 'Replay',
  purpose: 'For trying out the checks.',
  description: 'The replay command posts its rows here. Nobody real wrote them.',
  screeningMode: 'screen_first',
};

export const DEMO_TRUSTS: readonly { trust: NewTrust; forums: MadeUpForum[]; threads: MadeUpThread[] }[] = [
  {
    trust: {
      slug: 'northmoor',
      name: 'Northmoor Mental Health NHS Trust (made up)',
      hosts: ['localhost'],
      crisisLine: '0808 157 0001',
      crisisHours: 'any time',
      crisisOwner: 'Crisis team lead (made up)',
    },
    forums: [
      {
        slug: 'everyday',
        name: 'Everyday things',
        purpose: 'Getting through ordinary days.',
        description: 'Sleep, food, walks, work, and whatever else the day brings.',
        screeningMode: 'screen_first',
      },
      {
        slug: 'first-steps',
        name: 'First steps',
        purpose: 'For people who are new here.',
        description: 'Say hello. A moderator reads each post here before others can.',
        screeningMode: 'hold_all',
      },
    ],
    threads: [
      {
        forum: 'everyday',
        by: 1,
        title: 'A walk before breakfast',
        body: 'I have been going round the park before breakfast this week. It is cold but the ducks are funny. Does anyone else walk early?',
        replies: [{ by: 1, body: 'I saw a heron today. It stood so still that I thought it was a post.' }],
      },
      {
        forum: 'everyday',
        by: 2,
        title: 'Soup that is easy to make',
        body: 'Carrots, one onion, a stock cube. Boil it and mash it. It lasts me three days, which helps when I do not feel like cooking.',
        replies: [],
      },
      {
        forum: 'first-steps',
        by: 1,
        title: 'Hello from me',
        body: 'I joined today and I am a bit shy about posting. I like crosswords and old films.',
        replies: [],
      },
    ],
  },
  {
    trust: {
      slug: 'southvale',
      name: 'Southvale Mental Health NHS Trust (made up)',
      hosts: ['127.0.0.1'],
      crisisLine: '0808 157 0002',
      crisisHours: 'any time',
      crisisOwner: 'Crisis team lead (made up)',
    },
    forums: [
      {
        slug: 'kitchen-table',
        name: 'The kitchen table',
        purpose: 'A chat over a cup of tea.',
        description: 'Small talk is welcome. Posts here appear once our checks have read them.',
        screeningMode: 'screen_first',
      },
      {
        slug: 'making-things',
        name: 'Making things',
        purpose: 'Knitting, drawing, mending, growing.',
        description: 'Posts here appear at once and are checked straight after.',
        screeningMode: 'publish_first',
      },
    ],
    threads: [
      {
        forum: 'kitchen-table',
        by: 1,
        title: 'Tea or coffee in the morning?',
        body: 'I have gone back to tea. Coffee made my hands shake. What do you have first thing?',
        replies: [],
      },
      {
        forum: 'making-things',
        by: 2,
        title: 'My first tomatoes',
        body: 'Four tomatoes on the windowsill plant. They are tiny, and I am proud of each one.',
        replies: [{ by: 0, body: 'Well done! Mine only grew leaves. Do you turn the pot round?' }],
      },
    ],
  },
];
