/** The cards of Ghost's editors: what is no text. Lexical and Mobiledoc name them and their fields alike. */
import { escapeHtml } from '../../text/escape-html';
import { htmlOfMarkdown } from '../markdown/render';
import { type JsonObject, objectsIn, textIn } from '../reading-list/json';

/** A card's HTML; null for a card that nobody knows. Captions are HTML. */
export function htmlOfCard(name: string, card: JsonObject): string | null {
  return Object.hasOwn(CARDS, name) ? (CARDS[name as keyof typeof CARDS](card) ?? '') : null;
}

const text = (value: unknown) => escapeHtml(textIn(value) ?? '');
const html = (value: unknown) => textIn(value) ?? '';
const wrapped = (tag: string, content: string) => content && `<${tag}>${content}</${tag}>`;

const captioned = (content: string, caption: unknown) =>
  `<figure>${content}${wrapped('figcaption', html(caption))}</figure>`;

const image = (card: JsonObject) =>
  `<img src="${text(card.src)}" alt="${text(card.alt)}" title="${text(card.title)}">`;

const link = (address: unknown, words: string) => {
  const href = text(address);
  return href && `<p><a href="${href}">${words || href}</a></p>`;
};

function code(card: JsonObject): string {
  const language = text(card.language);
  const name = language && ` class="language-${language}"`;
  const listing = `<pre><code${name}>${text(card.code)}</code></pre>`;
  return textIn(card.caption) === null ? listing : captioned(listing, card.caption);
}

const markdown = (card: JsonObject) => htmlOfMarkdown(html(card.markdown));

const CARDS = {
  image: (card: JsonObject) => captioned(image(card), card.caption),
  gallery: (card: JsonObject) =>
    captioned(objectsIn(card.images).slice(0, 100).map(image).join(''), card.caption),
  html: (card: JsonObject) => html(card.html),
  markdown,
  'card-markdown': markdown,
  code,
  codeblock: code,
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  embed: (card: JsonObject) => captioned(html(card.html) || link(card.url, ''), card.caption),
  bookmark: (card: JsonObject) => {
    const { metadata } = card;
    const about = typeof metadata === 'object' && metadata !== null ? { ...metadata } : {};
    const { title, description } = about as JsonObject;
    return captioned(link(card.url, text(title)) + wrapped('p', text(description)), card.caption);
  },
  callout: (card: JsonObject) =>
    `<aside>${text(card.calloutEmoji)} ${html(card.calloutText)}</aside>`,
  toggle: (card: JsonObject) =>
    `<details open><summary>${html(card.heading)}</summary>${html(card.content)}</details>`,
  video: (card: JsonObject) => captioned(link(card.src, text(card.fileName)), card.caption),
  audio: (card: JsonObject) => link(card.src, text(card.title)),
  file: (card: JsonObject) =>
    link(card.src, text(card.fileTitle) || text(card.fileName)) +
    wrapped('p', text(card.fileCaption)),
  button: (card: JsonObject) => link(card.buttonUrl, text(card.buttonText)),
  header: (card: JsonObject) =>
    wrapped('h2', html(card.header)) + wrapped('p', html(card.subheader)),
  product: (card: JsonObject) =>
    wrapped('h4', html(card.productTitle)) +
    html(card.productDescription) +
    link(card.productUrl, text(card.productButton)),
  email: (card: JsonObject) => html(card.html),
  'email-cta': (card: JsonObject) => html(card.html),
  'call-to-action': (card: JsonObject) => html(card.textValue),
  // A form, and the line up to which everybody may read.
  signup: () => '',
  paywall: () => '',
};
