// What a link rule looks for: a domain, or a domain and the beginning of a path.
import { codePoints } from '../kit/text.ts';
import { readAddress, type Link } from './links.ts';
import { fold } from './fold.ts';

/** A place on the web that a link rule looks for: the host and every host under it, and the path and all below it. */
export interface LinkTarget {
  readonly host: string;
  /** Without a `/` at its end; empty for every path. */
  readonly path: string;
}

/** What came of reading a link rule's line. */
export type LinkTargetResult =
  | { readonly ok: true; readonly target: LinkTarget }
  | { readonly ok: false; readonly message: string; readonly at: number };

const LINK_MOST = 200;

/**
 * Reads `example.com`, `shop.example.com` or `example.com/page`; `https://` before it makes no difference.
 * @returns the target, or a sentence saying what to change
 */
export function parseLinkTarget(source: string): LinkTargetResult {
  const written = fold(source).text.trim().replace(/^(?:[a-z]+:)?\/\//, '');
  if (written === '') return no('Write a domain to look for, such as example.com.');
  if (codePoints(source) > LINK_MOST) return no(`Make this shorter: ${LINK_MOST} characters at most.`);
  if (/\s/.test(written)) return no('Take out the spaces: write one domain on each line, such as example.com/page.');
  if (/[*?#]/.test(written)) return no('Take out *, ? and what follows: a domain finds everything below it by itself.');
  const address = readAddress(`https://${written}`, true);
  if (address === null || !address.host.includes('.')) return no('Write a whole domain, such as example.com or example.com/page.');
  if (address.domain === address.host && !hasName(address.host)) {
    return no(`Write a whole domain: ${address.host} alone would find every site under it.`);
  }
  return { ok: true, target: { host: address.host, path: address.path.replace(/\/+$/, '') } };
}

function no(message: string): LinkTargetResult {
  return { ok: false, message, at: 0 };
}

/** Whether there is a name before the public ending: `co.uk` has none. */
function hasName(host: string): boolean {
  const above = readAddress(`https://name.${host}`, true);
  return above === null || above.domain === host || /^[\d.]+$/.test(host);
}

/** Whether a link leads to the target: the same host or one under it, the same path or one below it. */
export function leadsTo(link: Link, target: LinkTarget): boolean {
  if (link.host !== target.host && !link.host.endsWith(`.${target.host}`)) return false;
  return target.path === '' || link.path === target.path || link.path.startsWith(`${target.path}/`);
}
