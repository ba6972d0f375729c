import { expect, test } from 'vitest';
import { shallowXml } from '../../../../renderer/core/markup/shallow-xml';

test('leaves XML as it is that is neither deep nor multiplies', () => {
  const svg =
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [ <!ENTITY ns_svg "http://www.w3.org/2000/svg"> ]>' +
    '<svg xmlns="&ns_svg;" a=">"><!-- <g> --><![CDATA[<g><g>]]><g/><g>a</g><?x <g> ?></svg>';
  expect(shallowXml(svg)).toBe(svg);
});

test('takes out the tags that nest too deep, and keeps their text', () => {
  const deep = 10_000;
  const xml = `<a>${'<b x=">">'.repeat(deep)}text<c/>${'</b>'.repeat(deep)}<d>after</d></a>`;
  const shallow = shallowXml(xml);
  expect(shallow.match(/<b /g)).toHaveLength(511);
  expect(shallow.match(/<\/b>/g)).toHaveLength(511);
  expect(shallow).toContain('text');
  expect(shallow).toContain('<d>after</d></a>');
});

test.each([
  ['nested entities', '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'],
  ['markup in an entity', '<!ENTITY a "<b><b><b>">'],
  ['markup by its number', "<!ENTITY a '&#60;b>'>"],
  ['an entity of parameters', '<!ENTITY % a "x">'],
  ['an entity from outside', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
  ['a long entity', `<!ENTITY a "${'x'.repeat(100_000)}">`],
  ['very many attribute lists', '<!ATTLIST a b CDATA "c">'.repeat(60)],
])('takes out a DOCTYPE with %s', (_name, declarations) => {
  const xml = `<!DOCTYPE a [ ${declarations} ]><a>${'&a;'.repeat(100)}</a>`;
  expect(shallowXml(xml)).toBe(`<a>${'&a;'.repeat(100)}</a>`);
});

test('takes the attributes off a tag that has very many', () => {
  const attributes = Array.from({ length: 1_000 }, (_, at) => `a${at}="1"`).join(' ');
  expect(shallowXml(`<a><b ${attributes}/><c>d</c></a>`)).toBe('<a><b/><c>d</c></a>');
});

test.each([
  ['comments', '<!-- '],
  ['tags', '<a '],
  ['quotes', '<a b="'],
  ['CDATA sections', '<![CDATA['],
  ['DOCTYPEs', '<!DOCTYPE [ "'],
  ['instructions', '<? '],
])('does not look for the end of unclosed %s again and again', (_name, piece) => {
  const xml = piece.repeat(300_000);
  const started = performance.now();
  expect(shallowXml(xml)).toBe(xml);
  expect(performance.now() - started).toBeLessThan(5_000);
});
