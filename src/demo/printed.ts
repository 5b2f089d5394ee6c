// The demo's addresses and sign-ins as they are printed when the server starts.
import type { DemoFile, DemoTrust } from './contract.ts';

/**
 * What to print.
 * @param file where the demo file is
 * @param port the port that the server listens on
 */
export function printDemo({ trusts }: DemoFile, file: string, port: number): string {
  const parts = trusts.map((trust) => printTrust(trust, port));
  const codes = trusts.map(({ slug, invitations }) => `${invitations.length} for ${slug}`).join(', ');
  return `\n${parts.join('\n')}\nThese sign-ins and invitation codes (${codes}) are in ${file}\n`;
}

function printTrust({ slug, host, signIns }: DemoTrust, port: number): string {
  const lines = signIns.map(({ as, name, password, totpSecret, roles }) => {
    const who = as === 'client' ? 'client' : roles.join(', ');
    const factor = totpSecret === undefined ? '' : `  TOTP secret ${totpSecret}`;
    return `  ${who.padEnd(16)} ${name.padEnd(18)} password ${password}${factor}`;
  });
  return `${slug}: http://${host}:${port}\n${lines.join('\n')}\n`;
}
