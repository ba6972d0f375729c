// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledStyles } from '../../../../renderer/core/cite/bundled-styles';
import { cslItem } from '../../../../renderer/core/cite/csl-item';
import { formatItems } from '../../../../renderer/core/cite/reference';
import { compactStyle, readStyle } from '../../../../renderer/core/cite/style-file';
import { parseXml } from '../../../../renderer/core/markup/parse-markup';
import { article } from '../../article';

const read = (xml: string) => readStyle(xml, (text) => parseXml(text));

/** A style as journals publish them: a young term, a young type, a young variable, a date without a zone. */
const young = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>Young &amp; new</title><id>https://styles.example/young</id>
    <updated>2026-01-01T00:00:00</updated>
    <issn>1234-5679</issn><issn>1234-5687</issn>
  </info>
  <locale xml:lang="en">
    <terms><term name="article-locator">art.</term><term name="podcast">pod</term></terms>
  </locale>
  <macro name="kind">
    <choose>
      <if type="software standard" match="any"><text value="[code]"/></if>
      <else-if type="event"><text value="[event]"/></else-if>
      <else-if variable="available-date license" match="any"><text value="[free]"/></else-if>
      <else><text term="article-locator" text-case="uppercase"/></else>
    </choose>
  </macro>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout><group delimiter=" "><text variable="title" font-style="italic"/><text macro="kind"/><text term="preprint"/><text variable="license"/></group></layout>
  </bibliography>
</style>`;

const items = [cslItem(article({ title: 'Quays & moles <1>' }))];

async function formatted(xml: string) {
  const style = read(xml);
  if (!style.ok) throw new Error(style.reason);
  const made = await formatItems(items, style.style, 'en-US');
  return made.ok ? made.references.map(({ text, html }) => ({ text, html })) : made;
}

describe('a dropped style', () => {
  it('is read with its title and id', () => {
    const style = read(young);
    expect(style.ok && style.style).toMatchObject({
      ...{ id: 'https://styles.example/young', title: 'Young & new', isNote: false },
      ...{ hasBibliography: true, defaultLocale: null },
    });
  });

  it('may use what is younger than the engine', async () => {
    const expected = [
      {
        text: 'Quays & moles <1> ART. preprint',
        html: '<i>Quays &amp; moles &lt;1&gt;</i> ART. preprint',
      },
    ];
    expect(await formatted(young)).toEqual(expected);
    expect(await formatted(compactStyle(young))).toEqual(expected);
  });

  it('that makes no bibliography writes each article as a citation', async () => {
    const notes = young
      .replace(/<bibliography>[\s\S]*<\/bibliography>/, '')
      .replace('class="in-text"', 'class="note"');
    expect(await formatted(notes)).toEqual([
      { text: 'Quays & moles <1>', html: 'Quays &amp; moles &lt;1&gt;' },
    ]);
  });

  it('that needs what nobody knows is refused with its words', async () => {
    const odd = young.replace('<text variable="title" font-style="italic"/>', '<magic spell="x"/>');
    expect(await formatted(odd)).toMatchObject({ ok: false, reason: 'unknown-part' });
  });

  it.each([
    ['no XML', 'Quays', 'no-style'],
    ['HTML', '<html><body>style</body></html>', 'no-style'],
    ['another format', '<style xmlns="https://other.example"/>', 'no-style'],
    ['no end', young.slice(0, 900), 'no-style'],
    [
      'entities',
      `<!DOCTYPE style [<!ENTITY a "b">]>${young.replace(/^<\?xml.*\?>/, '')}`,
      'entities',
    ],
    ['a megabyte', young + ' '.repeat(1024 * 1024), 'too-large'],
    ['no title', young.replace(/<title>.*?<\/title>/, ''), 'incomplete'],
    ['no citation', young.replace(/<citation>.*<\/citation>/, ''), 'incomplete'],
    ['a missing macro', young.replace('macro="kind"', 'macro="kin"'), 'incomplete'],
    [
      'a macro in itself',
      young.replace('<text value="[code]"/>', '<text macro="kind"/>'),
      'incomplete',
    ],
    [
      'a dependent style',
      young.replace('</info>', '<link href="https://a.example" rel="independent-parent"/></info>'),
      'dependent',
    ],
  ])('is refused: %s', (_, xml, reason) => {
    expect(read(xml)).toMatchObject({ ok: false, reason });
  });
});

it('the bundled styles are whole, and say who wrote them', () => {
  for (const { xml, title } of bundledStyles) {
    const style = read(xml);
    expect(style.ok ? style.style.hasBibliography : style, title).toBe(true);
  }
  const apa = readFileSync('renderer/core/cite/styles/apa.csl', 'utf8');
  expect(apa).toContain('creativecommons.org/licenses/by-sa/3.0/');
  expect(apa).toContain('<author>');
});
