/** Makes an article of a mail's HTML: takes out what serves its sending, and tables that only lay it out. */
import { redirectTarget } from '../../web/redirect-target';

/** Changes the document. */
export function tidyBody(document: Document): void {
  for (const image of document.querySelectorAll('img')) if (isPixel(image)) image.remove();
  for (const element of document.querySelectorAll<HTMLElement>('[style]')) {
    if (isPreview(element)) element.remove();
  }
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')?.trim() ?? '';
    if (/^https?:/i.test(href)) link.setAttribute('href', redirectTarget(href));
  }
  // The innermost first: a table that holds a table of data is none itself.
  for (const table of [...document.querySelectorAll('table')].reverse()) {
    if (!isData(table)) unfold(table);
  }
}

/** The address of the mail on the web, to which it links; null for none. */
export function webAddressIn(document: Document): string | null {
  const links = [...document.querySelectorAll('a[href]')];
  const link = links.find((each) => VIEW.test(each.textContent?.replace(/\s+/g, ' ').trim() ?? ''));
  const address = link && redirectTarget(link.getAttribute('href')?.trim() ?? '');
  return address && /^https?:/i.test(address) ? address : null;
}

/** The whole words of the link, in the languages of Carrel's readers and some more. */
const VIEW = new RegExp(
  [
    '(?:view|read|open|see)(?: (?:this|the|it|email|e-mail|mail|message|newsletter|post|issue|story|full|version))* (?:(?:in|on|with) (?:your|a|the|my)? ?(?:web ?)?(?:browser|web|site|website|app)|online)',
    '(?:web|online|browser) version',
    '(?:웹|브라우저|온라인|홈페이지|웹사이트|웹페이지)(?:으로|로|에서)? ?(?:바로 )?(?:보기|읽기|열기)',
    '메일이 (?:잘 )?(?:안 ?보이|보이지 않).{0,30}',
    '(?:ブラウザ|ウェブ|Web|WEB)(?:版)?(?:で|から)?(?:見る|表示|読む|ご覧ください|ご覧いただけます)?',
    '(?:在)?(?:浏览器|瀏覽器|网页|網頁|线上|線上)(?:中|上|版)?(?:查看|打开|打開|阅读|閱讀|檢視|观看)?(?:此邮件|本邮件|邮件|郵件)?',
    '(?:im|in) (?:ihrem |deinem )?browser (?:öffnen|ansehen|anzeigen|lesen)',
    '(?:voir|ouvrir|lire|afficher)(?: .{0,30})? (?:dans (?:le|votre|un) navigateur|en ligne)',
    '(?:ver|leer|abrir)(?: .{0,30})? en (?:el|tu|su) navegador',
  ]
    .map((each) => `^[\\s\\W]*${each}[\\s\\W]*$`)
    .join('|'),
  'iu',
);

const isPixel = (image: Element) =>
  ['width', 'height'].some((side) => /^[0-2](?:px)?$/.test(image.getAttribute(side)?.trim() ?? ''));

/** Longest text that mail programs show beside the subject, in UTF-16 code units, with its filling. */
const LONGEST_PREVIEW = 2000;

/** The line that mail programs show beside the subject, and that the mail itself hides. */
function isPreview(element: HTMLElement): boolean {
  const style = element.getAttribute('style')?.replace(/\s+/g, '').toLowerCase() ?? '';
  const isHidden =
    /(?:^|;)(?:display:none|mso-hide:all|visibility:hidden)/.test(style) ||
    (/(?:^|;)(?:max-)?height:0(?:px)?(?:!important)?(?:;|$)/.test(style) &&
      style.includes('overflow:hidden'));
  return (
    isHidden &&
    (element.textContent?.length ?? 0) <= LONGEST_PREVIEW &&
    !element.querySelector('img')
  );
}

/** A table of data has headings or a caption, or several columns of short texts. */
function isData(table: HTMLTableElement): boolean {
  if (/^(?:presentation|none)$/i.test(table.getAttribute('role') ?? '')) return false;
  if (table.querySelector('th, caption, thead')) return true;
  if (table.querySelector('table, img, h1, h2, h3, ul, ol, p + p')) return false;
  const rows = [...table.rows].map((row) =>
    [...row.cells].filter((cell) => cell.textContent?.trim()),
  );
  const wide = rows.filter((cells) => cells.length >= 2);
  return (
    wide.length >= 2 && wide.flat().every((cell) => (cell.textContent?.length ?? 0) <= LONGEST_CELL)
  );
}

/** Longest text of a cell in a table of data, in UTF-16 code units. */
const LONGEST_CELL = 120;

/** Puts a block in the place of each cell. */
function unfold(table: HTMLTableElement): void {
  const blocks = [...table.rows].flatMap((row) =>
    [...row.cells].map((cell) => {
      const block = table.ownerDocument.createElement('div');
      block.append(...cell.childNodes);
      return block;
    }),
  );
  table.replaceWith(...blocks.filter((block) => block.childNodes.length > 0));
}
