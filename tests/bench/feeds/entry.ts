/** renderer/core and what the comparison needs beside it. */
import '../../dom/entry';

/** The text as HTML. */
function asHtml(text: string): string {
  const element = document.createElement('div');
  element.textContent = text;
  return element.innerHTML;
}

Object.assign(core, { asHtml });
