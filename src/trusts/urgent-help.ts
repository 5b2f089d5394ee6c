// The urgent-help page: a static file for each host, written when its trust is known, served when nothing else works.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Lines = z.object({
  checked: z.string(),
  lines: z.array(
    z.object({ label: z.string(), text: z.string(), call: z.string().optional(), sms: z.string().optional() }),
  ),
});

const NATIONAL = new URL('../../data/urgent-help.json', import.meta.url);
/** A host's name as a file's name: nothing that could leave the folder. */
const HOST = /^[a-z0-9.-]{1,253}$/;

/** A trust's own line, beside the national ones. */
export type OwnLine = { name: string; crisisLine: string; crisisHours: string; checked: string };

export type UrgentHelp = {
  /** The page for a host: its trust's, or the national one. Needs no database. */
  page(host: string): Promise<string>;
  /** Keeps a host's page on disk with its trust's own line. */
  keep(host: string, own: OwnLine): Promise<void>;
};

/**
 * Opens the pages kept under a data directory.
 * @param dataDir where to keep them; they are written whole or not at all
 */
export function openUrgentHelp(dataDir: string): UrgentHelp {
  const folder = join(dataDir, 'urgent-help');
  const national = readFile(NATIONAL, 'utf8').then((json) => Lines.parse(JSON.parse(json)));
  return {
    page: async (host) => {
      if (HOST.test(host)) {
        const kept = await readFile(join(folder, `${host}.html`), 'utf8').catch(() => null);
        if (kept !== null) return kept;
      }
      return render(await national, null);
    },
    keep: async (host, own) => {
      if (!HOST.test(host)) return;
      const file = join(folder, `${host}.html`);
      const page = render(await national, own);
      if ((await readFile(file, 'utf8').catch(() => null)) === page) return;
      await mkdir(folder, { recursive: true });
      // Requests that find the trust at the same moment each write a draft of their own.
      const draft = `${file}.${randomUUID()}`;
      await writeFile(draft, page);
      await rename(draft, file);
    },
  };
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

function render(national: z.output<typeof Lines>, own: OwnLine | null): string {
  const link = (line: { text: string; call?: string | undefined; sms?: string | undefined }): string => {
    const to = line.call ? `tel:${line.call}` : line.sms ? `sms:${line.sms}` : null;
    return to ? `<a href="${to}">${escape(line.text)}</a>` : escape(line.text);
  };
  const items = national.lines.map((line) => `<li><strong>${escape(line.label)}:</strong> ${link(line)}</li>`);
  if (own) {
    const phone = own.crisisLine.replace(/[^0-9+]/g, '');
    items.splice(
      3,
      0,
      `<li><strong>${escape(own.name)} crisis line:</strong> <a href="tel:${phone}">${escape(own.crisisLine)}</a>, ${escape(own.crisisHours)}. ` +
        `<small>Checked ${escape(own.checked)}.</small></li>`,
    );
  }
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Get urgent help</title>
<link rel="stylesheet" href="/urgent-help.css">
</head>
<body>
<main>
<h1>Get urgent help</h1>
<p>This is not an emergency service. These people can help you now.</p>
<ul>
${items.join('\n')}
</ul>
<p><small>National numbers checked ${escape(national.checked)}.</small></p>
</main>
</body>
</html>
`;
}
