/** Titles of notice boards, whose `<title>` is a breadcrumb and whose headings do not show the title. */

const LABELS =
  /^(?:제\s*목|게시글 제목|글\s?제목|件\s?名|題\s?名|タイトル|标\s*题|標\s*題|subject|title)\s*[:：]?$/i;

const MARKED =
  '[class~="tit"], [class~="title"], [class~="subject"], [class*="view_tit" i], [class*="view-tit" i], [class*="board_tit" i], [class*="view_subject" i], [id$="-title"], [id$="_title"], [id="title"]';

/** True for a breadcrumb: "알림마당>담양뉴스>보도자료 > 상세". */
export const isTrail = (title: string) => (title.match(/\s*[<>＜＞›»]\s*/g)?.length ?? 0) >= 2;

export function boardTitle(document: Document): string | null {
  for (const label of [...document.querySelectorAll('th, dt, td, label, strong')].slice(0, 400)) {
    if (!LABELS.test(label.textContent?.trim() ?? '')) continue;
    const text = textIn(label.nextElementSibling);
    if (text) return text;
  }
  const marked = [...document.querySelectorAll(MARKED)].slice(0, 40);
  const texts = marked.flatMap((element) => textIn(element) ?? []);
  // Boards repeat the title in the first line of the text.
  const body = document.body?.textContent?.replace(/\s+/g, ' ') ?? '';
  return texts.find((text) => body.split(text).length > 2) ?? texts[0] ?? null;
}

function textIn(element: Element | null): string | null {
  if (!element || element.querySelector('p, ul, table, div + div')) return null;
  const text = element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return text.length >= 8 && text.length <= 160 ? text : null;
}
