import { noteIdOf } from '../../core/extract/footnotes';

/** What the pop-up of a footnote says beside the note. */
export interface NoteWords {
  /** @param mark as the text has it, such as `[3]` */
  name: (mark: string) => string;
  goTo: string;
  close: string;
}

const blocks = 'li, p, dd, dt, aside, td, blockquote, section, div';
const backMark = /^[[(]?(?:[↩↑^⤴⏎←‹«]\ufe0e?|\d{1,4}|[a-z]{1,2}|[*†‡§]+)?[\])]?[.:]?$/iu;
/** Milliseconds over a mark before its note opens, and away from both before it closes. */
const hoverMs = 350;

/** The element of the note to which a mark leads; null when the link is no mark of a footnote. */
export function noteOf(link: Element): Element | null {
  const id = (link.getAttribute('href') ?? '').startsWith('#') ? noteIdOf(link) : null;
  const target = id === null ? null : link.ownerDocument.getElementById(id);
  if (!target || target.contains(link) || target.matches('h1, h2, h3, h4, h5, h6')) return null;
  const block = target.matches(blocks) ? target : target.closest(blocks);
  if (!block || block.contains(link) || block.matches('.article-body')) return null;
  // A link back to the text leads into the middle of a sentence; a note begins where the link leads.
  const before = block.ownerDocument.createRange();
  before.setStart(block, 0);
  before.setEndBefore(target);
  if (target !== block && !backMark.test(before.toString().trim())) return null;
  const text = block.matches('dt') ? block.nextElementSibling : block;
  return text && hasWords(text) ? text : null;
}

/** The note without its ids and without its links back to the text. */
export function copyOfNote(note: Element): DocumentFragment {
  const page = note.ownerDocument;
  const copy = page.createDocumentFragment();
  for (const child of note.childNodes) copy.append(child.cloneNode(true));
  for (const link of copy.querySelectorAll('a[href^="#"]')) {
    if (!backMark.test(link.textContent.trim())) continue;
    // Wikipedia's mark of several links back is "^ a b".
    const around = link.parentElement;
    link.remove();
    if (around?.matches('sup, span') && around.textContent.trim() === '') around.remove();
  }
  for (const element of copy.querySelectorAll('[id], [tabindex]')) {
    element.removeAttribute('id');
    element.removeAttribute('tabindex');
  }
  return copy;
}

function hasWords(note: Element): boolean {
  return /[\p{L}\p{N}]/u.test(copyOfNote(note).textContent) || note.querySelector('img') !== null;
}

/**
 * Shows a footnote beside its mark: by a click or Enter with the focus in it, or while the pointer is over the
 * mark. Esc and a click elsewhere close it.
 *
 * @param goTo scrolls to the note in the text
 */
export function watchNotes(
  frame: Window,
  words: NoteWords,
  goTo: (id: string) => void,
): () => void {
  const { document } = frame;
  const body = document.querySelector('.article-body');
  if (!body) return () => {};
  let open: { popup: HTMLElement; mark: HTMLElement; isHeld: boolean } | null = null;
  let timer = 0;

  const close = (returnsFocus: boolean) => {
    window.clearTimeout(timer);
    if (returnsFocus) open?.mark.focus({ preventScroll: true });
    open?.popup.remove();
    open = null;
  };
  const show = (mark: HTMLElement, note: Element, isHeld: boolean) => {
    close(false);
    const leave = () => {
      close(false);
      goTo((mark.getAttribute('href') ?? '').slice(1));
    };
    const popup = notePopup(document, mark, note, words, leave, () => close(true));
    document.body.append(popup);
    place(frame, popup, mark);
    open = { popup, mark, isHeld };
    if (isHeld) popup.focus({ preventScroll: true });
  };
  const markAt = (target: EventTarget | null) => {
    const link = (target as Partial<Element> | null)?.closest?.<HTMLElement>('a[href^="#"]');
    return link && body.contains(link) ? link : null;
  };

  const stop = new AbortController();
  // Capturing on the window comes before the document's guard, which scrolls to fragments.
  const options = { capture: true, signal: stop.signal };
  frame.addEventListener(
    'click',
    (event) => {
      if (open?.popup.contains(event.target as Node)) return;
      const mark = markAt(event.target);
      const note = mark && noteOf(mark);
      if (!mark || !note) return close(false);
      event.preventDefault();
      event.stopPropagation();
      show(mark, note, true);
    },
    options,
  );
  frame.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !open) return;
      event.preventDefault();
      event.stopPropagation();
      close(true);
    },
    options,
  );
  frame.addEventListener(
    'mouseover',
    (event) => {
      if (open?.isHeld) return;
      window.clearTimeout(timer);
      if (open?.popup.contains(event.target as Node)) return;
      const mark = markAt(event.target);
      if (mark && mark === open?.mark) return;
      timer = window.setTimeout(() => {
        const note = mark && noteOf(mark);
        if (mark && note) show(mark, note, false);
        else close(false);
      }, hoverMs);
    },
    options,
  );
  return () => {
    stop.abort();
    close(false);
  };
}

function notePopup(
  page: Document,
  mark: HTMLElement,
  note: Element,
  words: NoteWords,
  onGo: () => void,
  onClose: () => void,
): HTMLElement {
  const popup = page.createElement('div');
  popup.className = 'note-popup';
  popup.tabIndex = -1;
  popup.setAttribute('role', 'dialog');
  popup.setAttribute('aria-label', words.name(mark.textContent.trim()));
  const text = page.createElement('div');
  text.className = 'note-popup-text';
  text.lang = note.closest<HTMLElement>('[lang]')?.lang ?? '';
  text.append(copyOfNote(note));
  const buttons = page.createElement('div');
  buttons.className = 'note-popup-buttons';
  for (const [name, action] of [
    [words.goTo, onGo],
    [words.close, onClose],
  ] as const) {
    const button = page.createElement('button');
    button.type = 'button';
    button.className = 'frame-button';
    button.textContent = name;
    button.addEventListener('click', action);
    buttons.append(button);
  }
  popup.append(text, buttons);
  return popup;
}

/** Below the mark, or above it where there is no room below. */
function place(frame: Window, popup: HTMLElement, mark: HTMLElement): void {
  const at = mark.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const room = frame.document.documentElement.clientWidth - width - 8;
  const isBelow = at.bottom + height + 8 <= frame.innerHeight || at.top < height + 8;
  const top = isBelow ? at.bottom + 6 : at.top - height - 6;
  popup.style.left = `${Math.max(8, Math.min(at.left - 24, room)) + frame.scrollX}px`;
  popup.style.top = `${top + frame.scrollY}px`;
}
