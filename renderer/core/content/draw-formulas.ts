import { parseHtml } from '../markup/parse-markup';
import type { Sanitizer } from '../sanitize/sanitize';

/** Formulas of one article that are drawn; the rest is shown as it is written. */
const MOST = 1000;
/** UTF-16 code units of one formula. */
const LONGEST = 5000;

/** A formula as MathML, and the TeX that it was drawn from, which stands right after it. */
export interface DrawnFormula {
  shown: Element;
  source: Element;
}

/**
 * Draws the formulas that an article keeps as TeX (formulas.ts): MathML goes before each. The caller hides or
 * removes the TeX. A formula that is no TeX stays as it is written.
 */
export async function drawFormulas(
  body: DocumentFragment,
  sanitize: Sanitizer,
): Promise<DrawnFormula[]> {
  const sources = [...body.querySelectorAll('code.language-math')].slice(0, MOST);
  if (sources.length === 0) return [];
  const { default: temml } = await import('temml');
  const drawn: DrawnFormula[] = [];
  for (const code of sources) {
    const tex = code.textContent ?? '';
    const block = code.parentElement?.localName === 'pre' ? code.parentElement : null;
    const math = tex.length <= LONGEST ? mathOf(tex, block !== null) : null;
    if (!math) continue;
    const source = block ?? code;
    const shown = code.ownerDocument.createElement(block ? 'div' : 'span');
    shown.append(math);
    source.before(shown);
    drawn.push({ shown, source });
  }
  return drawn;

  function mathOf(tex: string, displayMode: boolean): Element | null {
    try {
      const options = { displayMode, throwOnError: true, trust: false, maxExpand: 200 };
      return parseHtml(sanitize(temml.renderToString(tex, options), null)).querySelector('math');
    } catch {
      return null;
    }
  }
}
