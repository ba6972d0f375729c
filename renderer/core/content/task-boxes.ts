/** Sanitizing drops form fields; a ticked box says something that the text beside it does not. */
const BOXES = 'input[type="checkbox"], :empty:is([role="checkbox"], .checkbox-on, .checkbox-off)';

/** Where a box belongs to a line of the text and not to a form. */
const LINES = 'li, td, th, dd, dt, p, blockquote, h1, h2, h3, h4, h5, h6';

const TICKED = '\u2611';
const OPEN = '\u2610';

/** Writes ☑ or ☐ in the place of a box that stands in a line of text. */
export function showTaskBoxes(root: Document | Element): void {
  for (const box of root.querySelectorAll(BOXES)) {
    if (!box.closest(LINES) && !isLabelledByText(box)) continue;
    const sign = isTicked(box) ? TICKED : OPEN;
    const next = box.nextSibling?.textContent ?? '';
    box.replaceWith(/^\s/.test(next) ? sign : `${sign} `);
  }
  for (const item of root.querySelectorAll('[style*="--en-checked"]')) showEvernoteBox(item);
  for (const item of root.querySelectorAll(ITEMS)) showStateOf(item);
}

/** A box by its role, right before its words, where no form and no menu is around it. */
const isLabelledByText = (box: Element) =>
  box.matches('[role="checkbox"]') &&
  !box.closest('form, fieldset, dialog, nav, aside, footer, [role="dialog"]') &&
  (box.parentElement?.textContent?.trim().length ?? 0) > 2;

/** Confluence, TipTap, Quill and Obsidian Publish write the state of a task on its list item. */
const ITEMS =
  'li:is([data-inline-task-id], [data-type="taskItem"], [data-list="checked"], [data-list="unchecked"], [data-task])';

function showStateOf(item: Element): void {
  const text = item.textContent?.trim() ?? '';
  if (text.startsWith(TICKED) || text.startsWith(OPEN)) return;
  const done =
    item.classList.contains('checked') ||
    item.getAttribute('data-checked') === 'true' ||
    item.getAttribute('data-list') === 'checked' ||
    item.getAttribute('data-task') === 'x';
  (item.querySelector('p, div') ?? item).prepend(`${done ? TICKED : OPEN} `);
}

const isTicked = (box: Element) =>
  box.hasAttribute('checked') ||
  box.getAttribute('aria-checked') === 'true' ||
  box.classList.contains('checkbox-on');

/** Evernote writes the state of a task into a custom property of its list item. */
function showEvernoteBox(item: Element): void {
  const style = item.getAttribute('style') ?? '';
  const sign = /--en-checked\s*:\s*true/i.test(style) ? TICKED : OPEN;
  item.setAttribute('style', style.replace(/--en-checked[^;]*;?/i, ''));
  (item.querySelector('div, p') ?? item).prepend(`${sign} `);
}
