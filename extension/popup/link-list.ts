/** The list of links to save: filtered by words, each with a box. */
import { part } from '../localize';
import type { Link } from '../messages';

export interface LinkList {
  show(links: Link[]): void;
  chosen(): Link[];
}

export function makeLinkList(changed: () => void): LinkList {
  const list = part('links');
  const filter = part<HTMLInputElement>('link-filter');
  const all = part<HTMLInputElement>('all-links');
  let boxes: { box: HTMLInputElement; row: HTMLElement; link: Link }[] = [];

  const shown = () => boxes.filter(({ row }) => !row.hidden);
  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { row, link } of boxes) {
      const text = `${link.title} ${link.url}`.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    all.checked = shown().length > 0 && shown().every(({ box }) => box.checked);
  });
  all.addEventListener('change', () => {
    for (const { box } of shown()) box.checked = all.checked;
    changed();
  });
  list.addEventListener('change', changed);

  return {
    show(links) {
      boxes = links.map((link) => {
        const row = document.createElement('li');
        const label = document.createElement('label');
        label.className = 'check';
        const box = document.createElement('input');
        box.type = 'checkbox';
        const text = document.createElement('span');
        text.textContent = link.title || link.url;
        label.title = link.url;
        label.append(box, text);
        row.append(label);
        return { box, row, link };
      });
      list.replaceChildren(...boxes.map(({ row }) => row));
      changed();
    },
    chosen: () => boxes.filter(({ box }) => box.checked).map(({ link }) => link),
  };
}
