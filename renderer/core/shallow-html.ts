/**
 * For each `<div>` Chromium's parser looks through all that are open: a million nested ones, 5 MB of
 * text, keep it busy for hours, and no timeout can stop it. So tags nested deeper than any page needs
 * are taken out before it sees them; their text stays. (Blink itself flattens what is deeper than 512.)
 */
const DEEPEST = 1000;

/** No page with fewer tags is slow however they nest, and counting costs nothing. */
const HARMLESS_TAGS = 20_000;

/** They nest nothing, or are left open by everybody. */
const NOT_COUNTED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp html head body'
  ).split(' '),
);

export function shallowHtml(html: string): string {
  if (!hasManyTags(html)) return html;
  let depth = 0;
  let dropped = 0;
  return html.replace(TAG_OR_TEXT, (whole, slash: string | undefined, name: string | undefined) => {
    if (!name || NOT_COUNTED.has(name.toLowerCase())) return whole;
    if (slash) {
      if (dropped > 0) {
        dropped--;
        return '';
      }
      depth = Math.max(0, depth - 1);
      return whole;
    }
    if (depth >= DEEPEST) {
      dropped++;
      return '';
    }
    if (!whole.endsWith('/>')) depth++;
    return whole;
  });
}

/** Comments and scripts pass whole: what looks like a tag in them is none. */
const TAG_OR_TEXT =
  /<!--[\s\S]*?-->|<(?:script|style|textarea|title|xmp)\b[\s\S]*?<\/(?:script|style|textarea|title|xmp)\s*>|<(\/?)([a-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

function hasManyTags(html: string): boolean {
  let at = -1;
  for (let tags = 0; tags < HARMLESS_TAGS; tags++) {
    at = html.indexOf('<', at + 1);
    if (at === -1) return false;
  }
  return true;
}
