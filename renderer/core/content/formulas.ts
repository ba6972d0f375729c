/**
 * Formulas as the sanitizer keeps them: MathML where the page has it, else the TeX itself in
 * `<code class="language-math">`, which the reader draws. Typesetters (MathJax, KaTeX, MediaWiki) write each
 * formula several times: as glyphs for the eye, as MathML for screen readers, as TeX in an attribute or a
 * script.
 */

import { parseHtml } from '../markup/parse-markup';

/** UTF-16 code units; longer is no formula. */
const LONGEST = 20_000;

const TEX_ATTRIBUTES = [
  'data-tex',
  'data-latex',
  'data-math',
  'data-formula',
  'data-equation',
  'data-katex',
  'data-expr',
];

const STATES_TEX = TEX_ATTRIBUTES.map((name) => `[${name}]`).join(', ');

/** Changes the tree so that each formula stands in it once. */
export function showFormulas(root: Document | Element): void {
  for (const script of root.querySelectorAll('script[type^="math/"]')) showScript(script);
  for (const box of root.querySelectorAll('.katex, mjx-container, .mwe-math-element, .MathJax'))
    showTypeset(box);
  for (const name of root.querySelector(STATES_TEX) ? TEX_ATTRIBUTES : []) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      if (element.isConnected) showAttribute(element, element.getAttribute(name) ?? '');
    }
  }
  for (const image of root.querySelectorAll('img')) showPicture(image);
}

/** MathJax 2: the source stands in a script behind its preview and its result. */
function showScript(script: Element): void {
  const type = script.getAttribute('type') ?? '';
  const source = script.textContent ?? '';
  for (let before = script.previousElementSibling; before; before = script.previousElementSibling) {
    if (!/^MathJax/.test(before.getAttribute('class') ?? '')) break;
    if (between(before, script).trim()) break;
    before.remove();
  }
  if (/^math\/mml/i.test(type)) script.replaceWith(parseHtml(source).querySelector('math') ?? '');
  else replaceByTex(script, source, /mode\s*=\s*display/i.test(type));
}

function between(first: Element, second: Element): string {
  let text = '';
  for (let node = first.nextSibling; node && node !== second; node = node.nextSibling)
    text += node.textContent ?? '';
  return text;
}

/** What KaTeX, MathJax 3 and MediaWiki draw holds MathML, hidden from the eye. */
function showTypeset(box: Element): void {
  if (!box.isConnected) return;
  const math = box.querySelector('math');
  const tex =
    math?.querySelector('annotation[encoding*="tex" i]')?.textContent ??
    box.querySelector('img[alt]')?.getAttribute('alt') ??
    box.getAttribute('data-mathml');
  if (math?.querySelector('mi, mn, mo, mtext')) {
    const isBlock =
      math.getAttribute('display') === 'block' ||
      box.getAttribute('display') === 'true' ||
      box.parentElement?.classList.contains('katex-display') === true;
    if (isBlock) math.setAttribute('display', 'block');
    box.replaceWith(math);
  } else if (tex) replaceByTex(box, tex, false);
}

function showAttribute(element: Element, tex: string): void {
  const math = element.querySelector('math');
  if (math) return;
  if (!looksLikeTex(tex)) return;
  const isBlock =
    /^(?:div|p|figure)$/.test(element.localName) ||
    /display|block/i.test(element.getAttribute('class') ?? '') ||
    element.getAttribute('data-display') === 'true';
  replaceByTex(element, tex, isBlock);
}

/** Pictures of formulas: WordPress (`img.latex`), Wikipedia, Zhihu, Moodle, CodeCogs. */
function showPicture(image: Element): void {
  const src = image.getAttribute('src') ?? '';
  const isNamed = /(?:^|[\s_-])(?:latex|tex|math|mwe-math\S*|equation|formula)(?:$|[\s_-])/i.test(
    image.getAttribute('class') ?? '',
  );
  const isFromTypesetter = /latex|\/equation\?tex=|mathtex|\/math\/render\/|[?&]cht=tx/i.test(src);
  if (!isNamed && !isFromTypesetter) return;
  const tex = [image.getAttribute('alt') ?? '', isFromTypesetter ? texIn(src) : ''].find(
    looksLikeTex,
  );
  if (tex) replaceByTex(image, tex, false);
}

/** The TeX in the address of a picture: `equation?tex=`, `latex.php?latex=`, `chl=`, or the whole query. */
function texIn(address: string): string {
  const query = address.slice(address.indexOf('?') + 1).replace(/#.*$/, '');
  if (!address.includes('?')) return '';
  const named = /(?:^|&)(?:tex|latex|chl|formula)=([^&]*)/i.exec(query)?.[1];
  try {
    return decodeURIComponent((named ?? query).replaceAll('+', ' '));
  } catch {
    return '';
  }
}

/** A command, an index, an exponent, an operator or a lone symbol; not a word or a number of an option. */
const looksLikeTex = (text: string) =>
  text.length <= LONGEST &&
  !/^(?:true|false|\d+)$/.test(text.trim()) &&
  (/\\[a-z]+|[_^{}=<>+]|\$/i.test(text) || /^\s*[a-z]\s*$/i.test(text));

/** The delimiters and MediaWiki's style say how it is set, not what it says. */
const bare = (tex: string) =>
  tex
    .trim()
    .replace(/^(?:\$\$?|\\[([])([\s\S]*?)(?:\$\$?|\\[)\]])$/, '$1')
    .replace(/^\{\\(?:displaystyle|textstyle)\s([\s\S]*)\}$/, '$1')
    .trim();

function replaceByTex(element: Element, tex: string, isBlock: boolean): void {
  const document = element.ownerDocument;
  const words = bare(tex).slice(0, LONGEST);
  if (!words) return;
  const code = document.createElement('code');
  code.className = 'language-math';
  code.textContent = words;
  if (!isBlock || element.closest('p, li, td, dd, h1, h2, h3, h4, h5, h6')) {
    element.replaceWith(code);
    return;
  }
  const block = document.createElement('pre');
  block.append(code);
  element.replaceWith(block);
}
