// Footnotes of a body: a short link to an item of a list, as pages and our own importer write them.

interface Notes {
  /** Labels by the id of the item. */
  labels: ReadonlyMap<string, string>;
  lists: ReadonlySet<Element>;
}

const known = new WeakMap<Document, Notes>();
const marker = /^\s*[[(]?(?:\d{1,4}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?\s*$/i;
/** What a link back to the text says. */
const backMarker = /^\s*(?:[↩↑^⤴⏎]\ufe0e?|\d{1,4})?\s*$/;

/** The label of the footnote that a link refers to; null for any other link. */
export function footnoteOf(link: Element): string | null {
  const { labels, lists } = notesOf(link.ownerDocument);
  const label = labels.get(targetOf(link));
  if (label === undefined || isWithin(link, lists)) return null;
  return marker.test(link.textContent ?? '') ? label : null;
}

/** The label of a note in a list of footnotes; null for any other item. */
export function labelOf(item: Element): string | null {
  const { labels, lists } = notesOf(item.ownerDocument);
  return item.parentElement && lists.has(item.parentElement) ? (labels.get(item.id) ?? null) : null;
}

/** True for a list of footnotes. */
export function isFootnotes(list: Element | null): boolean {
  return list !== null && notesOf(list.ownerDocument).lists.has(list);
}

/** True for a link from a footnote back to the text. */
export function isBackLink(link: Element): boolean {
  const { lists } = notesOf(link.ownerDocument);
  const isLocal = (link.getAttribute('href') ?? '').startsWith('#');
  return isLocal && isWithin(link, lists) && backMarker.test(link.textContent ?? '');
}

/** Looked for once in each document. */
function notesOf(page: Document): Notes {
  const found = known.get(page);
  if (found !== undefined) return found;
  const referred = new Set<string>();
  for (const link of Array.from(page.querySelectorAll('a[href]'))) {
    if (marker.test(link.textContent ?? '') && link.closest('li') === null)
      referred.add(targetOf(link));
  }
  referred.delete('');
  const labels = new Map<string, string>();
  const lists = new Set<Element>();
  for (const list of referred.size === 0 ? [] : Array.from(page.querySelectorAll('ol'))) {
    const items = Array.from(list.children);
    if (items.length === 0 || !items.every(({ id }) => referred.has(id))) continue;
    lists.add(list);
    for (const { id } of items) if (!labels.has(id)) labels.set(id, String(labels.size + 1));
  }
  const notes = { labels, lists };
  known.set(page, notes);
  return notes;
}

function isWithin(element: Element, lists: ReadonlySet<Element>): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (lists.has(at)) return true;
  return false;
}

function targetOf(link: Element): string {
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('#')) return '';
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}
