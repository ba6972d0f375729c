import { expect, type Page } from '@playwright/test';
import { makeZip } from '../unit/core/containers/make-zip';
import { test } from './engine-page';
import { draftsInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const styled = (id: string, text: string, more = '') =>
  run(text, `<w:rStyle w:val="${id}"/>${more}`);
const style = (id: string, about: string, properties: string, type = 'character') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${about}<w:rPr>${properties}</w:rPr></w:style>`;

test('bold and slanted text is kept that a style makes so, and what a run takes back', async () => {
  const styles = [
    style('Strong', '', '<w:b/>'),
    style('StrongToo', '<w:basedOn w:val="Strong"/>', '<w:i/>'),
    style('Emphasis', '', '<w:i w:val="on"/>'),
    style('Power', '', '<w:vertAlign w:val="superscript"/>'),
    style('Secret', '', '<w:vanish/>'),
    style('Loop', '<w:basedOn w:val="Loop"/>', '<w:strike/>'),
    style('Lead', '', '<w:b/>', 'paragraph'),
  ];
  const paragraphs = [
    `<w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr>${run('The keeper writes down the colour of the sea each morning.')}</w:p>`,
    `<w:p>${styled('Strong', 'bold')}, ${styled('StrongToo', 'both')}${run(', ')}${styled('Emphasis', 'slanted')}${run(', 10')}${styled('Power', '3')}${run(', ')}${styled('Loop', 'struck')}${run(', ')}${styled('Strong', 'plain', '<w:b w:val="0"/>')}${styled('Secret', 'hidden')}${styled('None', '.')}</w:p>`,
  ];
  const file = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<w:document ${space}><w:body>${paragraphs.join('')}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: `<w:styles ${space}>${styles.join('')}</w:styles>` },
  ]);
  const [draft] = await draftsInPage(page, 'styles.docx', file);
  expect(draft!.html).toContain('<p>The keeper writes down');
  expect(draft!.html).toContain(
    '<strong>bold</strong><strong><em>both</em></strong>, <em>slanted</em>, 10<sup>3</sup>, <s>struck</s>, plain.',
  );
});
