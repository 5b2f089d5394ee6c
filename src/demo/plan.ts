// The sign-ins of a new demo: names that are made up, passwords and second factors that are random.
import { ROLES } from '../kit/actor.ts';
import { newReadableCode } from '../kit/secrets.ts';
import { newTotpSecret } from '../accounts/totp.ts';
import type { DemoFile, DemoSignIn } from './contract.ts';
import { DEMO_TRUSTS, PSEUDONYMS, STAFF } from './made-up.ts';

/** Groups of four characters in a password: 98 bits, and still possible to type. */
const PASSWORD_GROUPS = 5;

/** A demo nobody has filled yet. */
export function planDemo(): DemoFile {
  return {
    trusts: DEMO_TRUSTS.map(({ trust }) => ({
      slug: trust.slug,
      host: trust.hosts[0] ?? trust.slug,
      signIns: [...PSEUDONYMS.map(client), ...STAFF.map((staff) => member(staff, trust.slug))],
      invitations: [],
      forums: [],
    })),
  };
}

function client(name: string): DemoSignIn {
  return { as: 'client', name, password: newReadableCode(PASSWORD_GROUPS), roles: [] };
}

function member({ signIn, roles }: (typeof STAFF)[number], slug: string): DemoSignIn {
  return {
    as: 'staff',
    name: `${signIn}.${slug}`,
    password: newReadableCode(PASSWORD_GROUPS),
    totpSecret: newTotpSecret(),
    roles: ROLES.filter((role) => roles.includes(role)),
  };
}
