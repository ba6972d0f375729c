/** Core, and what the comparison needs beside it. */
import '../../dom/entry';

/** A text as HTML that shows it. */
function escape(text: string): string {
  const element = document.createElement('div');
  element.textContent = text;
  return element.innerHTML;
}

Object.assign(core, { escape });
