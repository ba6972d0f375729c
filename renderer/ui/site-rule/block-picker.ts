/** Lets the reader select a block of a page with the mouse or the arrow keys. */

interface PickerOptions {
  /** Called with the block under the pointer, or the one that the arrow keys reached. */
  onOver: (block: Element) => void;
  onChoose: (block: Element) => void;
  /** Called for Enter on the block that is already selected. */
  onAccept: () => void;
  onLeave: () => void;
}

/** Inline elements and paragraphs cannot be selected; the block around them is. */
const blocks = 'article, main, section, div, td, table, ul, ol, dl, blockquote, form, body';
const leastText = 20;

const style = `
  * { cursor: crosshair !important; }
  [data-carrel-over] { outline: 3px dashed #b4540a !important; outline-offset: -3px !important; }
  [data-carrel-chosen] { outline: 4px solid #b4540a !important; outline-offset: -4px !important;
    background-color: rgb(255 196 120 / 25%) !important; }
`;

/** Outlines the block under the pointer. The returned function removes the listeners. */
export function pickBlocks(page: Document, options: PickerOptions): () => void {
  const stop = new AbortController();
  const listen = { signal: stop.signal, capture: true };
  const sheet = page.createElement('style');
  sheet.textContent = style;
  page.head?.append(sheet);
  let over: Element | null = null;

  function moveTo(block: Element | null, bySight = false): void {
    if (!block || block === over) return;
    over?.removeAttribute('data-carrel-over');
    block.setAttribute('data-carrel-over', '');
    over = block;
    if (bySight) block.scrollIntoView({ block: 'nearest' });
    options.onOver(block);
  }

  function choose(block: Element | null): void {
    if (!block) return;
    for (const chosen of page.querySelectorAll('[data-carrel-chosen]')) {
      chosen.removeAttribute('data-carrel-chosen');
    }
    block.setAttribute('data-carrel-chosen', '');
    options.onChoose(block);
  }

  page.addEventListener('pointermove', ({ target }) => moveTo(blockAt(target)), listen);
  page.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      moveTo(blockAt(event.target));
      choose(over);
    },
    listen,
  );
  page.addEventListener(
    'keydown',
    (event) => {
      const step = steps[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (step) moveTo(over ? step(over) : firstBlock(page), true);
      else if (event.key === 'Enter' && over?.hasAttribute('data-carrel-chosen'))
        options.onAccept();
      else if (event.key === 'Enter') choose(over);
      else if (event.key === 'Escape') options.onLeave();
      if (step || event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
      // The app's single-letter keys act on the open article, which is not what this frame shows.
      event.stopImmediatePropagation();
    },
    listen,
  );
  moveTo(firstBlock(page));
  return () => stop.abort();
}

const firstBlock = (page: Document): Element | null =>
  page.querySelector('main, article, [role="main"]') ?? page.body;

const steps: Record<string, (from: Element) => Element | null> = {
  ArrowUp: (from) => from.parentElement?.closest(blocks) ?? null,
  ArrowDown: (from) => inside(from)[0] ?? null,
  ArrowRight: (from) => beside(from, 1),
  ArrowLeft: (from) => beside(from, -1),
};

function blockAt(target: EventTarget | null): Element | null {
  let at = (target as Element | null)?.closest?.(blocks) ?? null;
  while (at && !hasText(at)) at = at.parentElement?.closest(blocks) ?? null;
  return at;
}

/** The outermost selectable blocks inside `block`. */
function inside(block: Element): Element[] {
  return [...block.querySelectorAll(blocks)].filter(
    (one) => hasText(one) && one.parentElement?.closest(blocks) === block,
  );
}

function beside(from: Element, by: number): Element | null {
  const around = from.parentElement?.closest(blocks);
  const all = around ? inside(around) : [];
  return all[all.indexOf(from) + by] ?? null;
}

const hasText = (block: Element) => (block.textContent?.trim().length ?? 0) >= leastText;
