/** The parts of a post in Medium's export. */
import { webAddress } from '../../sanitize/links';

const squeezed = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';

/** Takes the title and the rule above the first section out of the body. */
export function tidyBody(body: Element, title: string, summary: string): void {
  const first = body.querySelector('.graf--title, .graf--leading');
  if (first && squeezed(first.textContent) === title) first.remove();
  body.querySelector('.section-divider')?.remove();
  const document = body.ownerDocument;
  const subtitle = body.querySelector('.graf--subtitle');
  const deck = document.createElement('aside');
  if (subtitle) {
    deck.append(...subtitle.childNodes);
    subtitle.replaceWith(deck);
  } else if (summary && !isBeginningOf(body, summary)) {
    deck.textContent = summary;
    body.prepend(deck);
  }
  // The card of a linked page: title, description and site, of which the last stands on a line of its own.
  for (const words of body.querySelectorAll('.markup--mixtapeEmbed-anchor > em')) {
    words.after(document.createElement('br'));
  }
  for (const script of body.querySelectorAll('script[src]')) linkTo(script);
}

/** Where the author gave no subtitle, Medium writes the first words of the text, cut off by "…". */
const isBeginningOf = (body: Element, summary: string) =>
  squeezed(body.textContent).includes(summary.replace(/\s*(?:…|\.{3})$/, ''));

/** A listing that Medium shows by a script of GitHub's. */
function linkTo(script: Element): void {
  const address = webAddress(script.getAttribute('src')?.replace(/\.js$/, '') ?? '', null);
  if (!address) return;
  const link = script.ownerDocument.createElement('a');
  link.href = address;
  link.textContent = address;
  script.replaceWith(link);
}
