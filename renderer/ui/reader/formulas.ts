import { parseHtml } from '../../core/markup/parse-markup';
import type { Sanitizer } from '../../core/sanitize/sanitize';

/** Formulas of one article that are drawn; the rest is shown as it is written. */
const MOST = 1000;
/** UTF-16 code units of one formula. */
const LONGEST = 5000;

/**
 * Draws the formulas that an article keeps as TeX (core/content/formulas.ts): MathML goes before each, and
 * the TeX stays in the tree, hidden, so that the text, its marks and its hits are the same as in search.
 * A formula that is no TeX stays visible as it is written.
 */
export async function drawFormulas(body: DocumentFragment, sanitize: Sanitizer): Promise<void> {
  const sources = [...body.querySelectorAll('code.language-math')].slice(0, MOST);
  if (sources.length === 0) return;
  const { default: temml } = await import('temml');
  for (const source of sources) {
    const tex = source.textContent ?? '';
    const block = source.parentElement?.localName === 'pre' ? source.parentElement : null;
    const math = tex.length <= LONGEST ? mathOf(tex, block !== null) : null;
    if (!math) continue;
    const hidden = block ?? source;
    const shown = source.ownerDocument.createElement(block ? 'div' : 'span');
    shown.className = 'formula';
    shown.append(math);
    hidden.before(shown);
    hidden.classList.add('formula-source');
  }

  function mathOf(tex: string, displayMode: boolean): Element | null {
    try {
      const options = { displayMode, throwOnError: true, trust: false, maxExpand: 200 };
      return parseHtml(sanitize(temml.renderToString(tex, options), null)).querySelector('math');
    } catch {
      return null;
    }
  }
}
