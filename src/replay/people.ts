// Those who take part in a replay: staff of the demo who sign in, and clients who join with invitations.
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import { z } from 'zod';
import { type DemoSignIn, type DemoTrust, demoFileOf, readDemo } from '../demo/index.ts';
import type { Role } from '../kit/actor.ts';
import type { Clock } from '../kit/clock.ts';
import { newToken } from '../kit/secrets.ts';
import { WrongInput } from './arguments.ts';
import { type Answer, type Send, whyRefused } from './requests.ts';

const STEP_MS = 30_000;
const MOST_TRIES = 5;

const Session = z.looseObject({ token: z.string() });
const Invitation = z.looseObject({ code: z.string() });

/**
 * The demo's trust that a server's address answers for.
 * @throws WrongInput if there is no such file or trust
 */
export async function trustAt(url: string, file: string): Promise<DemoTrust> {
  const demo = await readDemo(file);
  if (!demo) throw new WrongInput(`${file} is not there. Start the server with its demo first, or name the file: --demo ${demoFileOf('DATA_DIR')}.`);
  const host = new URL(url).hostname;
  const trust = demo.trusts.find((each) => each.host === host);
  if (trust) return trust;
  throw new WrongInput(`No demo trust answers on ${host}. Use one of: ${demo.trusts.map((each) => each.host).join(', ')}.`);
}

/** Somebody of the demo's staff with a role. */
export function staffWith(trust: DemoTrust, role: Role): DemoSignIn {
  const found = trust.signIns.find((signIn) => signIn.roles.includes(role));
  if (!found) throw new WrongInput(`The demo file names no ${role} of ${trust.slug}.`);
  return found;
}

/**
 * Signs a member of staff in. A code works once, so one that was used just now is followed by the next.
 * @returns a bearer token
 */
export async function signInStaff(send: Send, who: DemoSignIn, clock: Clock): Promise<string> {
  const totp = new TOTP({ secret: who.totpSecret ?? '' });
  const attempt = (): Promise<Answer> => {
    const code = totp.generate({ timestamp: clock.now().getTime() });
    return send('POST', '/api/v1/sessions', { body: { as: 'staff', name: who.name, password: who.password, totp: code, kind: 'token' } });
  };
  let answer = await attempt();
  if (answer.status === 401) {
    await pause(STEP_MS - (clock.now().getTime() % STEP_MS) + 50);
    answer = await attempt();
  }
  if (answer.status === 201) return Session.parse(answer.body).token;
  throw new WrongInput(`${who.name} cannot sign in (${whyRefused(answer)}). Do the demo file and the server belong together?`);
}

/**
 * Joins new clients, each with an invitation of their own.
 * @param staffToken of somebody who may invite
 * @returns a bearer token each
 */
export async function joinClients(send: Send, staffToken: string, count: number): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < count) tokens.push(await joinOne(send, staffToken));
  return tokens;
}

async function joinOne(send: Send, staffToken: string): Promise<string> {
  const password = newToken();
  let answer: Answer = { status: 0, body: null };
  // A name may be taken, and an answer lost on its way leaves an invitation used: begin again with new ones.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const name = newPseudonym();
    const invited = await send('POST', '/api/v1/invitations', { token: staffToken, body: { adult: true } });
    if (invited.status !== 201) throw new WrongInput(`No invitation could be made (${whyRefused(invited)}).`);
    const { code } = Invitation.parse(invited.body);
    answer = await send('POST', '/api/v1/join', { body: { code, pseudonym: name, password } });
    if (answer.status !== 201) continue;
    answer = await send('POST', '/api/v1/sessions', { body: { as: 'client', name, password, kind: 'token' } });
    if (answer.status === 201) return Session.parse(answer.body).token;
  }
  throw new WrongInput(`A client could not join (${whyRefused(answer)}).`);
}

function newPseudonym(): string {
  return `Replay ${Array.from({ length: 4 }, () => oneOf('bdfgklmnprstvz') + oneOf('aeou')).join('')}`;
}

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}
