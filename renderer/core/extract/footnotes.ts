/** Footnotes: a mark in the text is a link to an element of the same page. */

/** The id that a mark leads to; null when the link is no mark of a footnote. */
export function noteIdOf(link: Element): string | null {
  const text = link.textContent?.trim() ?? '';
  const isMark =
    text.length <= 5 &&
    (/^[[(（]?(?:\d+|[a-z]|[ivxl]+|[*†‡§※]+)[\])）]?$/iu.test(text) ||
      link.closest('sup') !== null);
  const hash = (link.getAttribute('href') ?? '').split('#')[1];
  if (!isMark || !hash) return null;
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

const HIDDEN =
  '[hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]';

const LABEL =
  /^[\s\p{P}\d]*(?:(?:foot|end|side)?\s?notes?|references?|fußnoten?|anmerkungen?|quellen|einzelnachweise|notes de bas de page|notas(?: (?:al pie|de rodapé))?|note|примечания|сноски|각주|주석|미주|脚注|注釈?|註釈?|注释|注釋|註)[\s\p{P}]*$/iu;

/** The heading of a list of footnotes. */
export const isNotesLabel = (text: string) => text.length <= 40 && LABEL.test(text);

/** Starts as an entry of a list of footnotes does: "[1]", "1.", "*", "¹". */
export const isNumbered = (text: string) =>
  /^\s*(?:[[(]?\d{1,3}[\])]?[.:]?\s|[¹²³*†‡^])/u.test(text);

/** Marks of footnotes that are no links. */
export const hasBareMarks = (found: Element) =>
  [...found.querySelectorAll('sup')].some((mark) =>
    /^[[(]?\d{1,3}[\])]?$/.test(mark.textContent?.trim() ?? ''),
  );

/** Hidden notes and definitions that an element of the text names by their id. */
function revealNamed(document: Document, hidden: readonly HTMLElement[]): void {
  const notes = hidden.filter((each) => each.matches(NAMED) && each.matches(HIDDEN));
  if (notes.length === 0) return;
  const named = new Set<string>();
  for (const element of document.querySelectorAll('a, button, span, sup, abbr, dfn, mark')) {
    for (const { name, value } of element.attributes) {
      if (/^(?:data-|aria-(?:describedby|details|controls))/.test(name))
        named.add(value.replace(/^#/, ''));
    }
  }
  for (const note of notes) if (named.has(note.id)) show(note);
}

const NAMED =
  'aside[id], [role="note"][id], [role="doc-footnote"][id], [role="definition"][id], [class*="note" i][id], [class*="definition" i][id]';

const IN_NOTE = '[class*="note" i] *';

/** A note inside the sentence, after its number: it stands in brackets there. */
function revealInline(note: HTMLElement): void {
  const mark = note.previousSibling?.textContent?.trim() ?? '';
  if (note.nodeName !== 'SPAN' || !/^[[(]?(?:\d{1,3}|[*†‡§])[\])]?$/.test(mark)) return;
  show(note);
  note.prepend(' [');
  note.append('] ');
}

function show(element: HTMLElement): void {
  element.removeAttribute('hidden');
  element.removeAttribute('aria-hidden');
  element.style.removeProperty('display');
}

/** Footnotes that a script shows beside their mark are hidden until then. */
export function revealFootnotes(document: Document): void {
  const hidden = [...document.querySelectorAll<HTMLElement>(HIDDEN)];
  for (const note of hidden.filter((each) => each.matches(IN_NOTE))) revealInline(note);
  revealNamed(document, hidden);
  for (const mark of document.querySelectorAll('a[href^="#"]')) {
    const id = noteIdOf(mark);
    let element = id === null ? null : document.getElementById(id);
    for (; element && element !== document.body; element = element.parentElement) {
      if (element.matches(HIDDEN)) show(element);
    }
  }
}
