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

/** What looks like a tag in them is none. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

export function shallowHtml(html: string): string {
  return hasManyTags(html) ? withoutDeepTags(html) : html;
}

function hasManyTags(html: string): boolean {
  let at = -1;
  for (let tags = 0; tags < HARMLESS_TAGS; tags++) {
    at = html.indexOf('<', at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** One pass, each character looked at once: a regular expression over the whole would not be. */
function withoutDeepTags(html: string): string {
  const next = /<(?:!--|(\/?)([a-z][\w:-]*))/gi;
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  let dropped = 0;
  for (let match = next.exec(html); match; match = next.exec(html)) {
    const [, slash, tag] = match;
    const name = tag?.toLowerCase();
    const end = name ? endOfTag(html, next.lastIndex) : endOf(html, '-->', match.index + 4);
    // Nothing ends it, so it takes in all that follows.
    if (end === -1) break;
    next.lastIndex = end;
    if (!name || NOT_COUNTED.has(name)) continue;
    if (RAW.has(name) && !slash) {
      const close = new RegExp(`</${name}[\\s/>]`, 'gi');
      close.lastIndex = end;
      const closing = close.exec(html);
      if (!closing) break;
      next.lastIndex = closing.index + name.length + 2;
      continue;
    }
    const isDeep = slash ? dropped > 0 : depth >= DEEPEST;
    if (isDeep) {
      kept.push(html.slice(from, match.index));
      from = end;
      dropped += slash ? -1 : 1;
    } else if (slash) {
      depth = Math.max(0, depth - 1);
    } else if (html[end - 2] !== '/') {
      depth++;
    }
  }
  kept.push(html.slice(from));
  return kept.join('');
}

function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

/** Past the `>` that is in no quotes. */
function endOfTag(html: string, from: number): number {
  const stop = /[>"']/g;
  stop.lastIndex = from;
  for (let match = stop.exec(html); match; match = stop.exec(html)) {
    if (match[0] === '>') return match.index + 1;
    const closing = html.indexOf(match[0], match.index + 1);
    if (closing === -1) return -1;
    stop.lastIndex = closing + 1;
  }
  return -1;
}
