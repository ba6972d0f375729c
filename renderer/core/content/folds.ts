/**
 * Text that a click shows: folds and the tabs that are not open. The page hides it until then, and
 * extraction drops what is hidden.
 */

const HIDDEN =
  '[hidden], [aria-hidden="true"], .sf-hidden, [style*="display:none" i], [style*="display: none" i]';

/** Menus, dialogs and boxes open with a click, too. */
const MENUS =
  'nav, header, footer, dialog, select, [role="dialog"], [role="alertdialog"], [role="menu"], ' +
  '[role="navigation"], [role="search"], [role="tooltip"], [role="listbox"]';

const FIELDS = 'input:not([type="checkbox" i]):not([type="radio" i]), textarea, select, iframe';

const CONTROL =
  'button, label[for], [role="button"], [aria-expanded], [aria-controls], [data-toggle], ' +
  '[data-bs-toggle], [onclick], a[href^="#"], a[href^="javascript:" i], a:not([href])';

const FOLD_WORDS =
  /펼치기|펼쳐\s?보기|접기|더\s?보기|보이기|숨기기|\b(?:show|hide|expand|collapse|unfold|spoilers?|reveal)\b|表示|隠す|開く|折りたたみ|ネタバレ|展开|展開|收起|折叠|摺疊|显示|顯示|隐藏|隱藏|剧透|anzeigen|ausklappen|einblenden|verbergen|afficher|dérouler|masquer|mostrar|ocultar|mostra|nascondi|показать|скрыть|развернуть/iu;

const FOLD_NAME =
  /(?:^|[\s_-])(?:fold|folding|folded|collaps\w*|accordion\w*|spoil\w*|toggle\w*|expand\w*|navhead)/i;

/** Characters: what is longer is no label of a fold, what is shorter no folded text. */
const LONGEST_LABEL = 200;
const SHORTEST_FOLDED = 10;

/** Changes `root`: a fold becomes an open `<details>`, the tabs of a set follow one another. */
export function showFolded(root: Document | Element): void {
  for (const list of root.querySelectorAll('[role="tablist"]')) showTabs(list, root);
  for (const label of root.querySelectorAll('label:first-child')) showLabelledTabs(label);
  const controlled = controlledIds(root);
  for (const hidden of root.querySelectorAll(HIDDEN)) {
    if (lengthOf(hidden) < SHORTEST_FOLDED || !holdsText(hidden)) continue;
    const control = controlBeside(hidden);
    if (control) unfold(hidden, control);
    else if ((hidden.id && controlled.has(hidden.id)) || isNextPage(hidden)) reveal(hidden);
  }
}

function reveal(hidden: Element): void {
  hidden.removeAttribute('hidden');
  hidden.removeAttribute('aria-hidden');
  hidden.classList.remove('sf-hidden');
  (hidden as HTMLElement).style?.removeProperty('display');
}

const PAGE_NAME = /(?:^|[\s_-])(?:pages?|parts?|chapters?|steps?|sections?)(?:$|[\s_\d-])/i;
const LEAST_OF_PAGE = 200;

/** A further page of the same article, of the same name as the page that is shown before it. */
function isNextPage(hidden: Element): boolean {
  const names = hidden.getAttribute('class') ?? '';
  if (!PAGE_NAME.test(names) || lengthOf(hidden) < LEAST_OF_PAGE) return false;
  const { previousElementSibling: before } = hidden;
  const isAlike = before?.nodeName === hidden.nodeName && before.getAttribute('class') === names;
  return isAlike && lengthOf(before) >= LEAST_OF_PAGE;
}

/** Not the links of a menu or the fields of a form. */
function holdsText(element: Element): boolean {
  const length = lengthOf(element);
  if (length === 0 || element.closest(MENUS) || element.querySelector(FIELDS)) return false;
  const links = [...element.querySelectorAll('a[href]')];
  return links.reduce((sum, link) => sum + lengthOf(link), 0) <= length / 2;
}

const lengthOf = (element: Element) => element.textContent?.trim().length ?? 0;

/** The ids of what controls on the page open. */
function controlledIds(root: Document | Element): Set<string> {
  const ids = new Set<string>();
  const controls = root.querySelectorAll(
    '[aria-controls], [data-target], [data-bs-target], [data-toggle][href], [data-bs-toggle][href]',
  );
  for (const control of controls) {
    if (control.closest(MENUS)) continue;
    for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'href']) {
      for (const id of (control.getAttribute(name) ?? '').split(/\s+/))
        ids.add(id.replace('#', ''));
    }
  }
  return ids;
}

/** The element before the hidden one whose click opens it; null when there is none. */
function controlBeside(hidden: Element): Element | null {
  const before = hidden.previousElementSibling;
  if (!before || before.closest(MENUS) || before.matches(HIDDEN)) return null;
  const length = lengthOf(before);
  if (length === 0 || length > LONGEST_LABEL) return null;
  return isControl(before, hidden) ? before : null;
}

function isControl(before: Element, hidden: Element): boolean {
  if (before.nodeName === 'DT' && hidden.nodeName === 'DD') return true;
  if (before.matches('button, label, [role="button"], [aria-expanded], [aria-controls], [onclick]'))
    return true;
  const names = `${before.getAttribute('class') ?? ''} ${hidden.getAttribute('class') ?? ''}`;
  const saysFold = FOLD_WORDS.test(before.textContent ?? '');
  if (FOLD_NAME.test(names) && !/^P$/.test(before.nodeName)) return true;
  const hasControl = before.matches(CONTROL) || before.querySelector(CONTROL) !== null;
  return hasControl && (saysFold || /^H[1-6]$/.test(before.nodeName));
}

/** Into HTML's own fold, opened: nothing is hidden in an archive. */
function unfold(hidden: Element, control: Element): void {
  reveal(hidden);
  // A heading or a label of a field stays one, above the text that it opened.
  if (/^(?:H[1-6]|LABEL)$/.test(control.nodeName)) return;
  const document = hidden.ownerDocument;
  const details = document.createElement('details');
  details.setAttribute('open', '');
  const summary = document.createElement('summary');
  summary.append(...control.childNodes);
  if (control.nodeName === 'DT') {
    details.append(summary, ...hidden.childNodes);
    hidden.append(details);
    const list = control.parentElement;
    control.remove();
    if (list?.nodeName === 'DL' && list.children.length === 1) list.replaceWith(details);
    return;
  }
  hidden.before(details);
  details.append(summary, hidden);
  control.remove();
}

/** Each tab below its name, in the order of the tabs: `npm` and `Yarn` are two ways to do the same. */
function showTabs(list: Element, root: Document | Element): void {
  if (list.closest(MENUS)) return;
  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const panels = panelsOf(list, tabs, root);
  if (tabs.length < 2 || panels.length !== tabs.length || !panels.every(holdsText)) return;
  const document = list.ownerDocument;
  const shown = document.createElement('div');
  for (const [at, panel] of panels.entries()) {
    const name = document.createElement('p');
    const strong = document.createElement('strong');
    strong.textContent = tabs[at]?.textContent?.trim() ?? '';
    name.append(strong);
    reveal(panel);
    const content = document.createElement('div');
    content.append(...panel.childNodes);
    shown.append(name, content);
    panel.remove();
  }
  list.replaceWith(shown);
  // The names of the elements around it say that these are tabs, which are mostly menus.
  for (let each = shown.parentElement; each; each = each.parentElement) {
    if (!each.matches('[class*="tab" i]') || lengthOf(each) > lengthOf(shown)) break;
    each.removeAttribute('class');
  }
}

/** Tabs by fields of choice and a style sheet: a row of labels, and below it as many panels. */
function showLabelledTabs({ parentElement: row }: Element): void {
  const panels = row?.nextElementSibling;
  const labels = [...(row?.children ?? [])];
  if (!row || !panels || labels.length < 2 || panels.children.length !== labels.length) return;
  if (!labels.every((label) => label.matches('label')) || row.closest(`${MENUS}, form`)) return;
  const contents = [...panels.children];
  if (!contents.every(holdsText)) return;
  for (const [at, panel] of contents.entries()) {
    const name = row.ownerDocument.createElement('p');
    const strong = row.ownerDocument.createElement('strong');
    strong.textContent = labels[at]?.textContent?.trim() ?? '';
    name.append(strong);
    reveal(panel);
    panel.prepend(name);
  }
  row.remove();
}

/** As the tabs name them; otherwise the panels in the nearest element around the tabs with as many. */
function panelsOf(list: Element, tabs: readonly Element[], root: Document | Element): Element[] {
  const named = tabs.flatMap((tab) => {
    const link = tab.matches('a') ? tab : tab.querySelector('a');
    const id = tab.getAttribute('aria-controls') ?? link?.getAttribute('href')?.replace(/^#/, '');
    const panel = id ? root.querySelector(`[id="${CSS.escape(id)}"]`) : null;
    return panel && !panel.contains(list) ? [panel] : [];
  });
  if (new Set(named).size === tabs.length) return named;
  let set = list.parentElement;
  for (let up = 0; set && up < 4; up++, set = set.parentElement) {
    const panels = [...set.querySelectorAll('[role="tabpanel"]')];
    // Sets within a panel have panels of their own.
    const outer = panels.filter(
      (panel) => !panels.some((each) => each !== panel && each.contains(panel)),
    );
    if (outer.length > 0) return outer;
  }
  return [];
}
