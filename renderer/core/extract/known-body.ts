/**
 * Where the large Korean platforms put every article, blog post and café post. Their editors build
 * bodies of small blocks deep in the tree, of which Readability takes a part for the whole.
 */
const BODIES = [
  '.se-main-container',
  '.se_component_wrap.sect_dsc',
  '#postViewArea',
  '.tt_article_useless_p_margin',
  '#dic_area',
  '#articleBodyContents',
];

/** Cards that the editors make of links and places. */
const CARDS = '.se-oglink, .se_og_box, .se-map-info';

const ENOUGH_TEXT = 100;

export function knownBody(document: Document): Element | null {
  for (const selector of BODIES) {
    const [only, second] = document.querySelectorAll(selector);
    if (!only || second || (only.textContent?.trim().length ?? 0) < ENOUGH_TEXT) continue;
    for (const card of only.querySelectorAll(CARDS)) card.remove();
    return only;
  }
  return null;
}
