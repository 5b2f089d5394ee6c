// Finds web links in a text, also without https:// and also when the dots are written as words.
import { LinkifyIt } from 'linkify-it';
import { parse } from 'tldts';
import { fold, mappedBuilder, type Mapped, type Span } from './fold.ts';

/** A link found in a text; `start` and `end` are UTF-16 offsets in the text as written. */
export interface Link extends Span {
  /** The host in lower case, such as `www.example.co.uk`. */
  readonly host: string;
  /** The registrable domain, such as `example.co.uk`; the host itself where there is none (an IP address). */
  readonly domain: string;
  /** The path in lower case, from its first `/`; `/` when there is none. */
  readonly path: string;
}

/**
 * Any ending of letters is tried, and tldts then judges it by the Public Suffix List
 * (https://publicsuffix.org): linkify-it's own list is short.
 */
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyIP: true, urlAuth: true, tlds: ['[a-z]{2,24}'] });

/** All links in a text, in order. Mail addresses are not links. */
export function findLinks(text: string): Link[] {
  return linksOf(fold(text));
}

/** All links in a folded text, with their places in the original. */
export function linksOf(folded: Mapped): Link[] {
  if (!/[.。．]|dot|\/\//.test(folded.text)) return [];
  const mapped = spellOutDots(folded);
  const links: Link[] = [];
  for (const match of linkify.match(mapped.text) ?? []) {
    if (match.schema === 'mailto:') continue;
    const address = readAddress(match.url, match.schema === '');
    if (address === null) continue;
    const start = mapped.map[match.index] ?? 0;
    links.push({ start, end: mapped.ends[match.lastIndex - 1] ?? start, ...address });
  }
  return links;
}

/**
 * The host, domain and path of an address.
 * @param mustBeListed refuse endings that are not on the Public Suffix List: "me.then" is a missing space
 */
export function readAddress(address: string, mustBeListed: boolean): Pick<Link, 'host' | 'domain' | 'path'> | null {
  const url = parseUrl(address.startsWith('//') ? `https:${address}` : address);
  if (url === null || url.hostname === '') return null;
  const host = url.hostname.replace(/\.$/, '');
  const known = parse(host);
  if (mustBeListed && known.isIcann !== true && known.isPrivate !== true && known.isIp !== true) return null;
  return { host, domain: known.domain ?? host, path: decoded(url.pathname).toLowerCase() };
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** "example dot com", "example [dot] com", "example(.)com", "hxxps://" and "… slash page", as addresses. */
const SPELLED = new RegExp(
  String.raw`\s{0,2}[([{]\s?(?:dot|\.)\s?[)\]}]\s{0,2}|(?<=[a-z0-9])\s{1,2}dot\s{1,2}(?=[a-z0-9])` +
    String.raw`|(?<=[a-z0-9])\s{1,2}\.\s{0,2}(?=(?:com|co|org|net|uk|info|io|me|bet|shop|xyz|top|site|online|casino|ru|cn)\b)` +
    String.raw`|(?<=\.[a-z]{2,24})\s{1,2}slash\s{1,2}(?=[a-z0-9])|\bhxxp(?=s?:)`,
  'g',
);

function spellOutDots(folded: Mapped): Mapped {
  const builder = mappedBuilder(folded.text.length);
  let copied = 0;
  // "example dot com slash page": a slash counts after the dots have been put in, hence the second look.
  for (const match of folded.text.matchAll(SPELLED)) {
    builder.copy(folded, copied, match.index);
    const end = match.index + match[0].length;
    builder.add(plainSign(match[0]), folded.map[match.index] ?? 0, folded.ends[end - 1] ?? 0);
    copied = end;
  }
  if (copied === 0) return folded;
  builder.copy(folded, copied, folded.text.length);
  const spelled = builder.done();
  return spelled.text.includes(' slash ') ? spellOutDots(spelled) : spelled;
}

function plainSign(written: string): string {
  if (written.startsWith('hxxp')) return 'http';
  return written.includes('slash') ? '/' : '.';
}
