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

const docx = (paragraphs: readonly string[], styles: readonly string[]) =>
  makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<w:document ${space}><w:body>${paragraphs.join('')}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: `<w:styles ${space}>${styles.join('')}</w:styles>` },
  ]);

const line = 'The keeper writes down the colour of the sea each morning.';

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
    `<w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr>${run(line)}</w:p>`,
    `<w:p>${styled('Strong', 'bold')}, ${styled('StrongToo', 'both')}${run(', ')}${styled('Emphasis', 'slanted')}${run(', 10')}${styled('Power', '3')}${run(', ')}${styled('Loop', 'struck')}${run(', ')}${styled('Strong', 'plain', '<w:b w:val="0"/>')}${styled('Secret', 'hidden')}${styled('None', '.')}</w:p>`,
  ];
  const file = docx(paragraphs, styles);
  const [draft] = await draftsInPage(page, 'styles.docx', file);
  expect(draft!.html).toContain('<p>The keeper writes down');
  expect(draft!.html).toContain(
    '<strong>bold</strong><strong><em>both</em></strong>, <em>slanted</em>, 10<sup>3</sup>, <s>struck</s>, plain.',
  );
});

const quoted =
  '<blockquote><p>A first quotation.</p><p>It goes on.</p></blockquote><p>Between.</p><pre>code  1\n  code 2</pre><blockquote><p>Another.</p></blockquote>';

test('quotations and code by style, and raised text as LibreOffice writes it, are kept in docx', async () => {
  const paragraph = (id: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${run(text)}</w:p>`;
  const file = docx(
    [
      `<w:p>${run(line)}${run('2', '<w:position w:val="-2"/><w:sz w:val="19"/>')}${run('n', '<w:position w:val="8"/><w:sz w:val="14"/>')}${run('line', '<w:position w:val="8"/>')}</w:p>`,
      ...[paragraph('Q', 'A first quotation.'), paragraph('Q', 'It goes on.')],
      ...[paragraph('', 'Between.'), paragraph('C', 'code  1'), paragraph('C', '  code 2')],
      paragraph('Q', 'Another.'),
    ],
    [
      style('Base', '', '', 'paragraph').replace('w:val="Base"', 'w:val="Intense Quote"'),
      style('Q', '<w:basedOn w:val="Base"/>', '', 'paragraph'),
      style('C', '', '', 'paragraph').replace('w:val="C"', 'w:val="HTML Preformatted"'),
    ],
  );
  const [draft] = await draftsInPage(page, 'quotes.docx', file);
  expect(draft!.html).toContain(`${line}<sub>2</sub><sup>n</sup>line</p>${quoted}`);
});

test('quotations, code, and the bold of Asian text are kept in odt', async () => {
  const spaces = ['office', 'text', 'style', 'fo']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const paragraph = (id: string, text: string) =>
    `<text:p text:style-name="${id}">${text}</text:p>`;
  const content = `<office:document-content ${spaces}><office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties style:font-weight-asian="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
</office:automatic-styles><office:body><office:text>${paragraph('', `${line} <text:span text:style-name="T1">굵게</text:span><text:span text:style-name="T2"><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${paragraph('', 'A note.')}</text:note-body></text:note></text:span>`)}${paragraph('P1', 'A first quotation.')}${paragraph('Quotations', 'It goes on.')}${paragraph('', 'Between.')}${paragraph('Preformatted_20_Text', 'code <text:s/>1')}${paragraph('Preformatted_20_Text', '<text:s text:c="2"/>code 2')}${paragraph('P1', 'Another.')}</office:text></office:body></office:document-content>`;
  const styles = `<office:document-styles ${spaces}><office:styles><style:style style:name="Quotations" style:family="paragraph"/><style:style style:name="Preformatted_20_Text" style:family="paragraph"/></office:styles></office:document-styles>`;
  const file = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content },
    { name: 'styles.xml', content: styles },
  ]);
  const [draft] = await draftsInPage(page, 'quotes.odt', file);
  expect(draft!.html).toContain(`${line} <strong>굵게</strong><sup>1</sup></p>${quoted}`);
});

test('formulas of odt are kept, in the document and in documents inside of it', async () => {
  const spaces = ['office', 'text', 'draw']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const math = (name: string) =>
    `<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>${name}</mi><mo>=</mo><mn>1</mn></mrow><annotation encoding="StarMath 5.0">${name} = 1</annotation></semantics></math>`;
  const frame = (object: string) => `<draw:frame>${object}</draw:frame>`;
  const content = `<office:document-content ${spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>${line} ${frame('<draw:object xlink:href="./Formula-1"/><draw:image xlink:href="./Replacements/Formula-1"/>')} and ${frame(`<draw:object>${math('y')}</draw:object>`)}${frame('<draw:object xlink:href="./Gone"/>')}.</text:p></office:text></office:body></office:document-content>`;
  const file = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content },
    { name: 'Formula-1/content.xml', content: math('x') },
  ]);
  const [draft] = await draftsInPage(page, 'formulas.odt', file);
  expect(draft!.html.match(/<math>.*?<\/math>/g)).toHaveLength(2);
  expect(draft!.html).toMatch(/<mi>x<\/mi>.*<mi>y<\/mi>/);
  expect(draft!.html).not.toContain('<img');
});

test('rtf of LibreOffice keeps its title in Unicode, levels of lists and raised text', async () => {
  const item = (level: number, text: string) =>
    `{\\listtext\\pard\\plain \\u8226\\'95\\tab}\\ilvl${level}\\ls2 ${text}\\par\\pard\\plain `;
  const rtf = `{\\rtf1\\ansi{\\info{\\upr{\\title \\'3f\\'3f}{\\*\\ud{\\title \\u48148\\'3f\\u45796\\'3f}}}{\\author Mina}{\\creatim\\yr2020\\mo11\\dy2\\hr9\\min5}}\\pard ${line} H{\\dn2\\fs19 2}O x{\\up8 2}\\par\\pard ${item(0, 'one')}${item(1, 'inside')}${item(0, 'two')}End.\\par}`;
  const [draft] = await draftsInPage(page, 'levels.rtf', new TextEncoder().encode(rtf));
  // The date is that of the file, and of no publication.
  const created = '2020-11-02T09:05:00';
  expect(draft).toMatchObject({
    title: '바다',
    byline: ['Mina'],
    publishedAt: created,
    publication: { created },
  });
  expect(draft!.html).toContain(
    `<p>${line} H<sub>2</sub>O x<sup>2</sup></p><ul><li>one<ul><li>inside</li></ul></li><li>two</li></ul><p>End.</p>`,
  );
});
