// Routes of re-entry: two members of staff make a code, and the client comes back with it.
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import type { AccountsDeps } from './deps.ts';
import { askReEntry } from './ask-re-entry.ts';
import { openBrake, RETURN_WORD_BRAKE } from './brake.ts';
import { confirmReEntry } from './confirm-re-entry.ts';
import { normaliseCode } from '../kit/secrets.ts';
import { mayAskReEntry } from './policy.ts';
import { presentReEntry } from './present.ts';
import { openReEntries } from './queries.ts';
import { refuseSignIn } from './refuse-sign-in.ts';
import { ConfirmedReEntry, NewReEntry, ReEntry, ReEntryList, ReEntryParams, ReEntryUse, UsedReEntry } from './staff-contract.ts';
import { useReEntry } from './use-re-entry.ts';

/** Routes to ask for, confirm and use a re-entry. */
export function reEntryRoutes(deps: AccountsDeps): Route[] {
  const brake = openBrake(RETURN_WORD_BRAKE);
  return [
    route({
      method: 'POST',
      url: '/api/v1/re-entries',
      access: ['moderator', 'lead'],
      operationId: 'askReEntry',
      summary: 'Ask for a re-entry code for a client who cannot sign in',
      description: 'A different member of staff must confirm it within 72 hours. No answer shows whose account it is.',
      tag: 'Re-entry',
      body: NewReEntry,
      status: 201,
      response: ReEntry,
      problems: ['not-found', 'state-conflict'],
      handle: async ({ tx, actor, body, now }) => {
        const which = 'invitationId' in body ? body : { reference: { text: body.clientReference, secret: deps.secret } };
        return presentReEntry(await askReEntry(tx, actor, which, now), actor);
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/re-entries',
      access: ['moderator', 'lead'],
      operationId: 'listReEntries',
      summary: 'Re-entries that wait to be confirmed or used',
      tag: 'Re-entry',
      response: ReEntryList,
      handle: async ({ tx, actor, now }) => {
        if (!mayAskReEntry(actor)) throw notFound();
        const rows = await openReEntries(tx, now);
        return { items: rows.map((row) => presentReEntry(row, actor)) };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/re-entries/:reEntryId/confirm',
      access: ['moderator', 'lead'],
      operationId: 'confirmReEntry',
      summary: 'Confirm a re-entry somebody else asked for, and get its code',
      description: 'The client gets a message at once that a code was made.',
      tag: 'Re-entry',
      params: ReEntryParams,
      status: 201,
      response: ConfirmedReEntry,
      problems: ['state-conflict'],
      handle: async ({ tx, actor, params, now }) => {
        const { reEntry, code } = await confirmReEntry(tx, actor, params.reEntryId, now);
        return { ...presentReEntry(reEntry, actor), code };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/re-entries/use',
      access: 'public',
      operationId: 'useReEntry',
      summary: 'Come back with a re-entry code and set a new password',
      description: 'Needs the return word chosen at joining; without one the code starts to work after 24 hours. All sessions end.',
      tag: 'Re-entry',
      body: ReEntryUse,
      response: UsedReEntry,
      problems: ['sign-in-failed', 'state-conflict'],
      limit: { max: deps.signInsPerMinute, perSeconds: 60, by: 'network' },
      handle: async ({ tx, trust, body, now, request }) => {
        const whom = [trust.trustId, normaliseCode(body.code)];
        brake.check(whom, now);
        const used = await useReEntry(tx, body, now);
        if (!used) {
          brake.failed(whom, now);
          throw refuseSignIn(request, 'The code or the return word is not right, or the code is too old. Please try again.');
        }
        brake.succeeded(whom);
        return used;
      },
    }),
  ];
}
