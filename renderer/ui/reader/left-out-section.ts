import type { Strings } from '../i18n/strings';
import type { ShownPart } from './article-content';

/** Called when the button of the part `at` is pressed. */
export type PartHandler = (at: number, action: 'bring-back' | 'take-out') => void;

/**
 * The section below an article with what was left out of it, in the order of the page. Menus and lists of
 * links are folded.
 */
export function leftOutSection(
  frame: Document,
  parts: readonly ShownPart[],
  { reader }: Strings,
  onPart: PartHandler,
): HTMLElement {
  const make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    className: string,
    text = '',
  ) => {
    const element = frame.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const section = make('section', 'left-out');
  const title = make('h2', 'left-out-title', reader.leftOut);
  title.id = 'left-out-title';
  title.tabIndex = -1;
  section.setAttribute('aria-labelledby', title.id);
  section.append(title, make('p', 'left-out-hint', reader.leftOutHint));
  for (const [at, part] of parts.entries()) {
    const box = make('div', part.isBack ? 'left-out-part is-back' : 'left-out-part');
    const text = make('div', 'left-out-text');
    text.append(frame.importNode(part.content, true));
    text.id = `left-out-${at}`;
    const button = make('button', 'frame-button', part.isBack ? reader.takeOut : reader.bringBack);
    button.type = 'button';
    button.setAttribute('aria-describedby', text.id);
    button.addEventListener('click', () => onPart(at, part.isBack ? 'take-out' : 'bring-back'));
    if (part.kind === 'links') {
      const fold = make('details', '');
      fold.append(make('summary', '', reader.leftOutLinks(part.lineCount)), text);
      box.append(fold);
    } else box.append(text);
    box.append(button);
    section.append(box);
  }
  return section;
}
