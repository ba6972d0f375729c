import { runningText } from './running-text';

/**
 * A page of a frameset that only leads to the others: each of its links opens in a frame with a name
 * (`target="main"`), and nothing in it is running text. It is no article, wherever it lies.
 */
export function isFrameMenu(document: Document): boolean {
  const links = [...document.querySelectorAll('a[href], area[href]')];
  const everywhere = document.querySelector('base[target]')?.getAttribute('target') ?? '';
  return (
    links.some((link) => namesFrame(link.getAttribute('target') ?? everywhere)) &&
    links.every((link) => !LEADS_AWAY.test(link.getAttribute('target') ?? everywhere)) &&
    runningText(document.body) === 0
  );
}

const namesFrame = (target: string) => /^[^_\s]/.test(target);
/** Menus of framesets have links to the whole site (`_top`) too, pages of links have new windows. */
const LEADS_AWAY = /^_blank$/i;
