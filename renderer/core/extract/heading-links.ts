/** Links in headings that are no words of them: with which a wiki's section is edited, and to the heading itself. */

const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** Wikis that put the link beside the heading put both into an element of their own. */
const WRAPPED = '[class*="heading" i] > :is(h1, h2, h3, h4, h5, h6)';

const EDIT_WORDS =
  /^(?:edit(?: (?:source|section|this section))?|view source|(?:원본 )?편집|(?:ソースを)?編集|(?:编辑|編輯)(?:源代码|原始碼|本段)?|(?:quelltext )?bearbeiten|modifier(?: le (?:code|wikicode))?|editar(?: (?:código|a fonte|código-fonte|la fuente|secção))?|modifica(?: wikitesto)?|(?:brontekst )?bewerken|редактировать|править(?: код)?|(?:ред\.|редагувати)(?: код)?|edytuj(?: kod)?|redigera(?: wikitext)?|rediger(?: kilde)?|muokkaa(?: wikitekstiä)?|değiştir|kaynağı değiştir|sửa(?: đổi| mã nguồn)?|upravit|editovat(?: zdroj)?|szerkesztés|sunting(?: sumber)?)$/iu;

const EDIT_ADDRESS = /[?&](?:action|do|veaction)=(?:edit|submit)|\/(?:edit|w\/edit)(?:[/?#]|$)/i;

/** Removes them; the phrase or mark, the place in a heading and the link must all be there. */
export function removeHeadingLinks(root: Document): void {
  for (const link of root.querySelectorAll('a[href*="#"]')) if (isPilcrow(link)) link.remove();
  for (const heading of root.querySelectorAll(HEADINGS)) {
    for (const link of heading.querySelectorAll('a[href*="#"]')) if (isAnchor(link)) link.remove();
    const place = heading.matches(WRAPPED) ? (heading.parentElement ?? heading) : heading;
    const links = [...place.querySelectorAll('a')].filter(isEditLink);
    if (links.length === 0 || isOnly(links, place)) continue;
    for (const link of links) link.remove();
    removeBrackets(place);
  }
}

/** The pilcrow behind a heading of Sphinx, MkDocs and others, which leads to the heading, in other signs. */
const isAnchor = (link: Element) =>
  /^\s*(?:[¶#§🔗∞⚓]\ufe0f?|permalink|permanent link)\s*$/iu.test(link.textContent ?? '') &&
  link.querySelector('img, svg') === null;

/** Beside terms and captions as well; icon fonts have their signs in the private area of Unicode. */
const isPilcrow = (link: Element) =>
  /^\s*[¶\p{Co}]\s*$/u.test(link.textContent ?? '') && link.children.length === 0;

/** A heading may be about editing, and a link itself. */
function isOnly(links: readonly Element[], place: Element): boolean {
  const lettersIn = (text: string | null) => (text ?? '').replace(/\P{L}/gu, '').length;
  const linked = links.reduce((sum, link) => sum + lettersIn(link.textContent), 0);
  return lettersIn(place.textContent) === linked;
}

function isEditLink(link: Element): boolean {
  const text = (link.textContent ?? '').replace(/[[\]【】()（）]/g, '').trim();
  if (EDIT_WORDS.test(text)) return true;
  // A picture of a pencil.
  return text === '' && EDIT_ADDRESS.test(link.getAttribute('href') ?? '');
}

/** What stood around the links: brackets, bars, and the elements that then hold nothing else. */
function removeBrackets(place: Element): void {
  for (const element of [...place.querySelectorAll('*')].reverse()) {
    const isShell = /^[\s[\]()|【】]*$/.test(element.textContent ?? '');
    if (isShell && !element.matches(CONTENT) && !element.querySelector(CONTENT)) element.remove();
  }
  for (const node of [...place.childNodes, ...(place.querySelector(HEADINGS)?.childNodes ?? [])]) {
    if (node.nodeType === 3)
      (node as Text).data = (node as Text).data.replace(/[\s[\]|【】]+$/, ' ');
  }
}

const CONTENT = 'img, svg, math, br, [id], [name]';
