// Links: finding them in every dress, and link rules.
import t from 'tap';
import { findLinks, parseLinkTarget } from '../../src/rules/engine.ts';
import { marked } from './support/rule.ts';

const found: [string, string, { host: string; domain: string; path: string }[]][] = [
  ['a full address', 'see https://www.Example.co.uk/A%20b?x=1).', [{ host: 'www.example.co.uk', domain: 'example.co.uk', path: '/a b' }]],
  ['a bare domain', 'go to shop.example.casino now', [{ host: 'shop.example.casino', domain: 'example.casino', path: '/' }]],
  ['a bare domain and path', 'example.org/help.', [{ host: 'example.org', domain: 'example.org', path: '/help' }]],
  ['dot com', 'example dot com', [{ host: 'example.com', domain: 'example.com', path: '/' }]],
  ['dots in brackets', 'shop [dot] example (.) com', [{ host: 'shop.example.com', domain: 'example.com', path: '/' }]],
  ['dot and slash', 'example dot co dot uk slash page', [{ host: 'example.co.uk', domain: 'example.co.uk', path: '/page' }]],
  ['spaces before the dot', 'example .com', [{ host: 'example.com', domain: 'example.com', path: '/' }]],
  ['hxxps', 'hxxps://example.com/a', [{ host: 'example.com', domain: 'example.com', path: '/a' }]],
  ['look-alikes and zero width', 'ехаmple\u200B.соm', [{ host: 'example.com', domain: 'example.com', path: '/' }]],
  ['a name before the host', 'https://nhs.example@evil.example.com/', [{ host: 'evil.example.com', domain: 'example.com', path: '/' }]],
  ['an IP address', 'http://192.0.2.7/x', [{ host: '192.0.2.7', domain: '192.0.2.7', path: '/x' }]],
  ['no mail address', 'bob@example.com', []],
  ['no missing space', 'I went.Then home. The dot on the i', []],
  ['no made-up ending', 'version.one.notanending', []],
];
for (const [what, text, expected] of found) {
  t.test(`finds ${what}`, async (t) => t.same(findLinks(text).map(({ host, domain, path }) => ({ host, domain, path })), expected));
}

t.test('says where they are in the text as written', async (t) => {
  const text = '😀 see example dot com, or ехаmple.соm!';
  t.same(findLinks(text).map(({ start, end }) => text.slice(start, end)), ['example dot com', 'ехаmple.соm']);
});

const rules: [string, string, string[]][] = [
  ['example.com', 'https://www.example.com/x', ['https://www.example.com/x']],
  ['example.com', 'notexample.com and example.com.uk.example.org', []],
  ['shop.example.com', 'example.com', []],
  ['example.com/bad', 'example.com/bad/page example.com/badge EXAMPLE.com/BAD', ['example.com/bad/page', 'EXAMPLE.com/BAD']],
  ['https://example.com/', 'example.com', ['example.com']],
];
for (const [target, text, expected] of rules) {
  t.test(`rule ${target} in “${text}”`, async (t) => t.same(marked('link', [target], text), expected));
}

for (const [source, message] of [
  ['', /Write a domain/],
  ['com', /whole domain/],
  ['co.uk', /every site/],
  ['two words.com', /spaces/],
  ['*.example.com', /Take out \*/],
  ['not a.domain', /spaces/],
  ['exa_mple', /whole domain/],
  [`${'a'.repeat(200)}.com`, /shorter/],
] as const) {
  t.test(`refuses ${source.slice(0, 20)}`, async (t) => {
    const read = parseLinkTarget(source);
    t.match(read, { ok: false, message });
  });
}
