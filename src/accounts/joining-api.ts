// Routes of joining: invitations, suggestions of pseudonyms, and the account itself.
import { cutPage, decodeCursor } from '../kit/http/page.ts';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import {
  InvitationPage, InvitationQuery, JoinedAccount, MadeInvitation, NewAccount, NewInvitation, PseudonymSuggestions, SuggestionRequest,
} from './contract.ts';
import { join } from './join.ts';
import { makeInvitation } from './make-invitation.ts';
import { lockOpenInvitation } from './open-invitation.ts';
import { mayInvite } from './policy.ts';
import { presentInvitation } from './present.ts';
import { invitationList } from './queries.ts';
import { suggestPseudonyms } from './suggest-pseudonyms.ts';
import type { AccountsDeps } from './deps.ts';

/** Routes to invite and to join. */
export function joiningRoutes(deps: AccountsDeps): Route[] {
  const limit = { max: deps.signInsPerMinute, perSeconds: 60, by: 'network' } as const;
  return [
    route({
      method: 'POST',
      url: '/api/v1/invitations',
      access: ['moderator', 'lead', 'administrator'],
      operationId: 'makeInvitation',
      summary: 'Make an invitation for one adult',
      description: 'With a client reference that has an unused invitation, that one gets a new code and its old code stops working.',
      tag: 'Joining',
      body: NewInvitation,
      status: 201,
      response: MadeInvitation,
      problems: ['state-conflict'],
      handle: async ({ tx, actor, body, now }) => {
        const reference = body.clientReference === undefined ? {} : { reference: { text: body.clientReference, secret: deps.secret } };
        const made = await makeInvitation(tx, actor, { expiresInDays: body.expiresInDays, ...reference }, now);
        return { ...made, expiresAt: made.expiresAt.toISOString() };
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/invitations',
      access: ['moderator', 'lead', 'administrator'],
      operationId: 'listInvitations',
      summary: 'Invitations of this trust, newest first',
      description: 'Says whether each is open, used or expired, and never by whom it was used.',
      tag: 'Joining',
      query: InvitationQuery,
      response: InvitationPage,
      handle: async ({ tx, actor, query, now }) => {
        if (!mayInvite(actor)) throw notFound();
        const rows = await invitationList(tx, decodeCursor(query.cursor, ['time', 'id']), query.limit + 1);
        const { items, next } = cutPage(rows, query.limit, ({ invitation }) => [invitation.madeAt.toISOString(), invitation.invitationId]);
        return { items: items.map((row) => presentInvitation(row.invitation, row.madeByName, now)), next };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/pseudonym-suggestions',
      access: 'public',
      operationId: 'suggestPseudonyms',
      summary: 'Five free pseudonyms, for somebody with an invitation',
      description: 'A POST, so that the code is in the body: addresses end up in logs.',
      tag: 'Joining',
      body: SuggestionRequest,
      response: PseudonymSuggestions,
      limit,
      handle: async ({ tx, body, now }) => {
        await lockOpenInvitation(tx, body.code, now);
        return { suggestions: await suggestPseudonyms(tx) };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/join',
      access: 'public',
      operationId: 'join',
      summary: 'Join with an invitation, under a pseudonym',
      description: 'Gives eight recovery codes, shown this once. Sign in afterwards.',
      tag: 'Joining',
      body: NewAccount,
      status: 201,
      response: JoinedAccount,
      problems: ['pseudonym-taken'],
      limit,
      handle: ({ tx, body, now }) => join(tx, body, now),
    }),
  ];
}
