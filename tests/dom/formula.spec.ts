import { expect, type Page } from '@playwright/test';
import { makeZip } from '../unit/core/containers/make-zip';
import { test } from './engine-page';
import { draftsInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const line = 'The keeper writes down the colour of the sea each morning.';

/** The MathML of Word's formula in a document. */
async function mathOf(formula: string): Promise<string> {
  const content = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body><w:p><w:r><w:t>${line}</w:t></w:r>${formula}</w:p></w:body></w:document>`;
  const file = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content },
  ]);
  const [draft] = await draftsInPage(page, 'formula.docx', file);
  return /<math.*<\/math>/s.exec(draft!.html)?.[0] ?? '';
}

const r = (text: string, properties = '') => `<m:r>${properties}<m:t>${text}</m:t></m:r>`;
const e = (...parts: string[]) => `<m:e>${parts.join('')}</m:e>`;
const inline = (...parts: string[]) => `<m:oMath>${parts.join('')}</m:oMath>`;

const formulas: Record<string, [string, string]> = {
  'powers, indices and numbers': [
    inline(
      `<m:sSup>${e(r('x'))}<m:sup>${r('2')}</m:sup></m:sSup>`,
      r('+3.5y'),
      `<m:sSubSup>${e(r('a'))}<m:sub>${r('i')}</m:sub><m:sup>${r('n')}</m:sup></m:sSubSup>`,
    ),
    '<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>3.5</mn><mi>y</mi><msubsup><mi>a</mi><mi>i</mi><mi>n</mi></msubsup>',
  ],
  'fractions and roots': [
    inline(
      `<m:f><m:num>${r('1')}</m:num><m:den>${r('2')}</m:den></m:f><m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e(r('x'))}</m:rad><m:rad><m:deg>${r('3')}</m:deg>${e(r('x'))}</m:rad>`,
    ),
    '<mfrac><mn>1</mn><mn>2</mn></mfrac><msqrt><mi>x</mi></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>',
  ],
  'an integral, whose sign Word leaves out, and a sum': [
    inline(
      `<m:nary><m:sub>${r('0')}</m:sub><m:sup>${r('1')}</m:sup>${e(r('f'))}</m:nary><m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/><m:supHide m:val="1"/></m:naryPr><m:sub>${r('k')}</m:sub><m:sup/>${e(r('k'))}</m:nary>`,
    ),
    '<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>f</mi><munder><mo>∑</mo><mi>k</mi></munder><mi>k</mi>',
  ],
  'brackets, functions and text': [
    inline(
      `<m:func><m:fName>${r('sin', '<m:rPr><m:sty m:val="p"/></m:rPr>')}</m:fName>${e(`<m:d>${e(r('x'))}${e(r('y'))}</m:d>`)}</m:func>${r('if small', '<m:rPr><m:nor/></m:rPr>')}<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>${e(r('z'))}</m:d>`,
    ),
    '<mi>sin</mi><mo>\u2061</mo><mrow><mo>(</mo><mi>x</mi><mo>|</mo><mi>y</mi><mo>)</mo></mrow><mtext>if small</mtext><mrow><mo>[</mo><mi>z</mi></mrow>',
  ],
  'a matrix, an accent and limits': [
    inline(
      `<m:m><m:mPr/><m:mr>${e(r('a'))}${e(r('b'))}</m:mr></m:m><m:acc>${e(r('v'))}</m:acc><m:bar><m:barPr><m:pos m:val="top"/></m:barPr>${e(r('w'))}</m:bar><m:limLow>${e(r('lim', '<m:rPr><m:sty m:val="p"/></m:rPr>'))}<m:lim>${r('n')}</m:lim></m:limLow>`,
    ),
    '<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable><mover><mi>v</mi><mo>\u0302</mo></mover><mover><mi>w</mi><mo>‾</mo></mover><munder><mi>lim</mi><mi>n</mi></munder>',
  ],
};

for (const [name, [formula, mathml]] of Object.entries(formulas)) {
  test(`a formula of Word is kept as MathML: ${name}`, async () => {
    expect(await mathOf(formula)).toBe(`<math><mrow>${mathml}</mrow></math>`);
  });
}

test('a formula of Word in a line of its own stays so, and one that is too deep keeps its characters', async () => {
  expect(await mathOf(`<m:oMathPara>${inline(r('x'))}</m:oMathPara>`)).toBe(
    '<math display="block"><mi>x</mi></math>',
  );
  const deep = `${'<m:rad><m:deg/><m:e>'.repeat(200)}${r('deep')}${'</m:e></m:rad>'.repeat(200)}`;
  expect(await mathOf(inline(deep))).toContain('deep');
});
