import type { ImportContext } from '../importer';

/** Forms and buttons that Substack's editor puts into a text; they do nothing outside of its site. */
const FORMS = '.subscription-widget-wrap, .subscription-widget-wrap-editor, .subscription-widget';
const BUTTONS =
  '.image-link-expand, .header-anchor-widget, .pencraft.icon-container, .header-anchor-parent, svg.lucide';

export interface AboutPost {
  subtitle: string | null;
  /** The address of the sound. */
  podcast: string | null;
}

/** The HTML of a post with its subtitle above and its sound below. */
export function htmlOfSubstack(
  markup: string,
  { subtitle, podcast }: AboutPost,
  context: ImportContext,
): string {
  const { body } = context.parseHtml(markup);
  for (const form of body.querySelectorAll(FORMS)) {
    if (form.querySelector('form, input')) form.remove();
  }
  for (const button of body.querySelectorAll(BUTTONS)) button.remove();
  for (const box of body.querySelectorAll('[data-attrs]')) showBox(box);
  const document = body.ownerDocument;
  if (subtitle) {
    const deck = document.createElement('aside');
    deck.textContent = subtitle;
    body.prepend(deck);
  }
  if (podcast) {
    const link = document.createElement('a');
    link.href = podcast;
    link.textContent = podcast;
    const paragraph = document.createElement('p');
    paragraph.append(link);
    body.append(paragraph);
  }
  return body.innerHTML;
}

/** Boxes that are empty until a script fills them from an attribute: films, posts, sounds, formulas. */
function showBox(box: Element): void {
  const isFilled = box.textContent?.trim() || box.querySelector('img, iframe, video, audio');
  if (isFilled) return;
  const { url, tweet_url, videoId, persistentExpression, full_text } = attributesOf(box);
  const document = box.ownerDocument;
  if (typeof persistentExpression === 'string') {
    const code = document.createElement('code');
    code.className = 'language-math';
    code.textContent = persistentExpression;
    box.append(code);
    return;
  }
  const film = typeof videoId === 'string' ? `https://www.youtube.com/watch?v=${videoId}` : null;
  const address = [url, tweet_url, film].find(
    (each): each is string => typeof each === 'string' && /^https?:/i.test(each),
  );
  if (typeof full_text === 'string') {
    const words = document.createElement('p');
    words.textContent = full_text;
    box.append(words);
  }
  if (!address) return;
  const link = document.createElement('a');
  link.href = address;
  link.textContent = address;
  box.append(link);
}

function attributesOf(box: Element): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(box.getAttribute('data-attrs') ?? '');
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
