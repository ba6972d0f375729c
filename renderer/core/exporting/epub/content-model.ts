// Makes a tree of HTML follow the content model of the standard, which HTML parsers do not require and
// EPUB does (EPUB 3.3, section 6.1: chapters are valid XHTML).

const set = (names: string) => new Set(names.split(' '));

/** Elements for which only flow content has a place. */
const blocks = set(
  'address article aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hgroup hr main nav ol p pre section table ul',
);
/** Elements that contain phrasing content only. */
const lines = set('p h1 h2 h3 h4 h5 h6 pre summary');
const renamed: Record<string, string> = {
  center: 'div',
  main: 'div',
  strike: 's',
  tt: 'code',
  menu: 'ul',
  hgroup: 'div',
};
/** Elements whose content stays without them. */
const dissolved = set('picture rb rtc');
/** The only parents, and the element that takes their place elsewhere. */
const places: Record<string, { parents: Set<string>; else: string }> = {
  li: { parents: set('ul ol'), else: 'div' },
  dt: { parents: set('dl'), else: 'div' },
  dd: { parents: set('dl'), else: 'div' },
  figcaption: { parents: set('figure'), else: 'div' },
  summary: { parents: set('details'), else: 'div' },
  caption: { parents: set('table'), else: 'div' },
  rt: { parents: set('ruby'), else: 'span' },
  rp: { parents: set('ruby'), else: 'span' },
  td: { parents: set('tr'), else: 'div' },
  th: { parents: set('tr'), else: 'div' },
  tr: { parents: set('table thead tbody tfoot'), else: 'div' },
  thead: { parents: set('table'), else: 'div' },
  tbody: { parents: set('table'), else: 'div' },
  tfoot: { parents: set('table'), else: 'div' },
  col: { parents: set('colgroup'), else: '' },
  colgroup: { parents: set('table'), else: '' },
};
/** What may stand directly in these elements; other content is wrapped. */
const children: Record<string, { allowed: Set<string>; wrapper: string }> = {
  ul: { allowed: set('li'), wrapper: 'li' },
  ol: { allowed: set('li'), wrapper: 'li' },
  dl: { allowed: set('dt dd'), wrapper: 'dd' },
  table: { allowed: set('caption colgroup thead tbody tfoot tr'), wrapper: '' },
  thead: { allowed: set('tr'), wrapper: '' },
  tbody: { allowed: set('tr'), wrapper: '' },
  tfoot: { allowed: set('tr'), wrapper: '' },
  tr: { allowed: set('td th'), wrapper: 'td' },
  colgroup: { allowed: set('col'), wrapper: '' },
};
/** Elements that these may not contain at any depth; such an element becomes a `div` or a `span`. */
const barred: Record<string, Set<string>> = {
  caption: set('table'),
  dfn: set('dfn'),
  time: set('time'),
  address: set('address article aside footer h1 h2 h3 h4 h5 h6 header nav section'),
  dt: set('article aside footer h1 h2 h3 h4 h5 h6 header nav section'),
  footer: set('footer header'),
  header: set('footer header'),
  th: set('article aside footer h1 h2 h3 h4 h5 h6 header nav section'),
};

/** Changes `root`, which is an element of flow content, and everything below it. Text is never lost. */
export function followContentModel(root: Element): void {
  for (const element of root.querySelectorAll('*')) {
    if (root.contains(element)) rename(element);
  }
  unnestLinks(root);
  for (const [name, others] of Object.entries(barred)) {
    for (const outer of root.querySelectorAll(name)) {
      for (const inner of outer.querySelectorAll([...others].join()))
        replaceBy(inner, name === 'dfn' || name === 'time' ? 'span' : 'div');
    }
  }
  for (const element of [...root.querySelectorAll('*')]) keepPlace(element);
  fillChildren(root);
  sinkInline(root);
  for (const line of [...root.querySelectorAll([...lines].join())]) keepOneLine(line);
  for (const element of [...root.querySelectorAll('*')].reverse()) order(element);
}

function rename(element: Element): void {
  if (!isHtml(element)) return;
  const isGroup = element.localName === 'div' && element.parentElement?.localName === 'dl';
  if (isGroup || dissolved.has(element.localName)) element.replaceWith(...element.childNodes);
  else if (Object.hasOwn(renamed, element.localName)) {
    replaceBy(element, renamed[element.localName]!);
  }
}

function unnestLinks(root: Element): void {
  for (const link of [...root.querySelectorAll('a')]) {
    const outer = link.parentElement?.closest('a');
    if (outer && root.contains(outer)) link.replaceWith(...link.childNodes);
  }
}

/** An element outside of the parent that it needs becomes another one. */
function keepPlace(element: Element): void {
  if (!isHtml(element) || !Object.hasOwn(places, element.localName)) return;
  const { parents, else: other } = places[element.localName]!;
  if (parents.has(element.parentElement?.localName ?? '')) return;
  if (other === '') element.remove();
  else replaceBy(element, other);
}

/** Wraps or moves out what has no place in a list or a table; drops lists and rows without any entry. */
function fillChildren(root: Element): void {
  for (const element of [...root.querySelectorAll(Object.keys(children).join())]) {
    const { allowed, wrapper } = children[element.localName]!;
    let box: Element | null = null;
    for (const node of [...element.childNodes]) {
      if (node.nodeType === 1 && allowed.has((node as Element).localName)) {
        box = null;
        continue;
      }
      if (isBlank(node)) {
        if (box === null) node.remove();
        else box.append(node);
        continue;
      }
      if (wrapper === '') {
        (element.closest('table') ?? element).before(node);
        continue;
      }
      if (box === null) {
        box = element.ownerDocument.createElement(wrapper);
        node.before(box);
      }
      box.append(node);
    }
  }
  for (const name of ['tr', 'thead, tbody, tfoot', 'table', 'ul, ol, dl', 'colgroup']) {
    for (const element of [...root.querySelectorAll(name)]) {
      if (element.childElementCount === 0) element.remove();
    }
  }
  for (const table of [...root.querySelectorAll('table')]) {
    if (table.querySelector('tr') === null) table.replaceWith(...table.childNodes);
  }
}

/** `<b><p>a</p></b>` becomes `<p><b>a</b></p>`. */
function sinkInline(root: Element): void {
  for (let inline = inlineAroundBlock(root); inline; inline = inlineAroundBlock(root)) {
    const wrapper = inline.cloneNode(false) as Element;
    // The first copy alone keeps the name by which links find the place.
    wrapRuns(inline, wrapper);
    inline.replaceWith(...inline.childNodes);
  }
}

function inlineAroundBlock(root: Element): Element | null {
  for (const block of root.querySelectorAll([...blocks].join())) {
    const parent = block.parentElement;
    if (parent && parent !== root && isInline(parent)) return parent;
  }
  return null;
}

const isInline = (element: Element) =>
  isHtml(element) &&
  !blocks.has(element.localName) &&
  !Object.hasOwn(places, element.localName) &&
  !Object.hasOwn(children, element.localName);

/** Puts a copy of `wrapper` around each run of inline content below `element`. */
function wrapRuns(element: Element, wrapper: Element): void {
  let box: Element | null = null;
  const isStructure = Object.hasOwn(children, element.localName);
  for (const node of [...element.childNodes]) {
    const isBlock =
      node.nodeType === 1 &&
      (blocks.has((node as Element).localName) ||
        Object.hasOwn(places, (node as Element).localName));
    if (isBlock) {
      box = null;
      wrapRuns(node as Element, wrapper);
    } else if (!isStructure && (box !== null || !isBlank(node))) {
      if (box === null) {
        box = wrapper.cloneNode(false) as Element;
        wrapper.removeAttribute('id');
        node.before(box);
      }
      box.append(node);
    }
  }
}

/** Blocks within a heading, a paragraph or a listing become lines of it; a paragraph becomes a `div`. */
function keepOneLine(line: Element): void {
  const inner = [...line.querySelectorAll([...blocks, ...Object.keys(places)].join())].filter(
    (each) => isHtml(each) && !(each.localName.startsWith('r') && each.closest('ruby')),
  );
  if (inner.length === 0) return;
  if (line.localName === 'p') {
    replaceBy(line, 'div');
    return;
  }
  for (const block of inner) {
    const isListing = line.localName === 'pre';
    if (block.previousSibling) block.before(isListing ? '\n' : ' ');
    if (block.nextSibling) block.after(isListing ? '\n' : ' ');
    if (block.id === '') block.replaceWith(...block.childNodes);
    else replaceBy(block, 'span');
  }
}

/** Puts the parts of tables, figures and folds where the standard wants them. */
function order(element: Element): void {
  if (!isHtml(element)) return;
  const own = (name: string) => [...element.children].filter((each) => each.matches(name));
  switch (element.localName) {
    case 'table': {
      const captions = own('caption');
      for (const more of captions.slice(1)) replaceOutside(element, more);
      element.prepend(...captions.slice(0, 1), ...own('colgroup'), ...own('thead').slice(0, 1));
      for (const more of own('thead').slice(1)) replaceBy(more, 'tbody');
      const feet = own('tfoot');
      for (const more of feet.slice(0, -1)) replaceBy(more, 'tbody');
      element.append(...feet.slice(-1));
      break;
    }
    case 'figure': {
      const captions = own('figcaption');
      for (const more of captions.slice(1)) replaceBy(more, 'div');
      const [first] = captions;
      if (first && meaningful(element).at(0) !== first) element.append(first);
      break;
    }
    case 'details': {
      const summaries = own('summary');
      for (const more of summaries.slice(1)) replaceBy(more, 'div');
      element.prepend(summaries[0] ?? element.ownerDocument.createElement('summary'));
      break;
    }
    case 'dl': {
      const first = element.firstElementChild;
      if (first?.localName === 'dd') first.before(element.ownerDocument.createElement('dt'));
      if (element.lastElementChild?.localName === 'dt') {
        element.append(element.ownerDocument.createElement('dd'));
      }
      break;
    }
    case 'ruby':
      orderRuby(element);
      break;
  }
}

/** A base text, then its readings, with parentheses in pairs around them; a ruby without both is text. */
function orderRuby(ruby: Element): void {
  const readings = [...ruby.children].filter(({ localName }) => localName === 'rt');
  for (const parenthesis of ruby.querySelectorAll('rp')) parenthesis.remove();
  const first = meaningful(ruby)[0];
  if (readings.length > 0 && first && !readings.includes(first as Element)) return;
  for (const reading of readings) reading.replaceWith(...reading.childNodes);
  ruby.replaceWith(...ruby.childNodes);
}

function replaceOutside(table: Element, part: Element): void {
  table.before(replaceBy(part, 'div'));
}

const meaningful = (element: Element) => [...element.childNodes].filter((node) => !isBlank(node));

const isBlank = (node: Node) =>
  (node.nodeType === 3 && (node.nodeValue ?? '').trim() === '') || node.nodeType === 8;

const isHtml = (element: Element) => element.namespaceURI === 'http://www.w3.org/1999/xhtml';

function replaceBy(element: Element, name: string): Element {
  const other = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes) other.setAttribute(attribute, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}
