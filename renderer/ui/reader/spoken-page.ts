import { noteIdOf } from '../../core/extract/footnotes';
import type { Sentence, SpeechBlock } from '../../core/speech/plan-speech';

/** What a page says, and where it is in the document. */
export interface SpokenPage {
  blocks: readonly SpeechBlock[];
  rangeOf(sentence: Sentence): Range;
}

interface OpenBlock {
  text: string;
  langs: { start: number; end: number; lang: string | null }[];
  readings: { start: number; end: number; spoken: string }[];
  pieces: { node: Text | HTMLImageElement; start: number }[];
}

/** Not spoken: code, formulas, marks of footnotes and links back from them, what belongs to the interface. */
const silent =
  'pre, rp, rtc, math, svg, script, style, template, [aria-hidden="true"], .formula, .image-missing, [role="doc-noteref"], [role="doc-backlink"]';
const blockElements =
  'address,article,aside,blockquote,br,caption,dd,details,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,td,th,tr,ul';

/**
 * Reads what is said of the elements.
 *
 * @param withAltTexts true when the alternative texts of pictures are said, each by itself
 */
export function readSpokenPage(roots: readonly Element[], withAltTexts = false): SpokenPage {
  const blocks: OpenBlock[] = [];
  let open: OpenBlock | null = null;

  const add = (node: Text, lang: string | null) => {
    if (!open) {
      if (node.data.trim() === '') return;
      open = { text: '', langs: [], readings: [], pieces: [] };
      blocks.push(open);
    }
    const start = open.text.length;
    open.pieces.push({ node, start });
    // Keeps the length, so that offsets stay valid.
    open.text += node.data.replace(/\s/g, ' ');
    open.langs.push({ start, end: open.text.length, lang });
  };

  const addPicture = (image: HTMLImageElement, lang: string | null) => {
    const text = image.alt.replace(/\s+/g, ' ').trim();
    const caption = image.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
    // A caption that says the same is read anyway.
    if (text === '' || caption.replace(/\s+/g, ' ').includes(text)) return;
    const langs = [{ start: 0, end: text.length, lang: image.getAttribute('lang') ?? lang }];
    blocks.push({ text, langs, readings: [], pieces: [{ node: image, start: 0 }] });
    open = null;
  };

  const visit = (parent: Element, inherited: string | null): void => {
    const lang = parent.getAttribute('lang') ?? inherited;
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) add(child as Text, lang);
      else if (child.nodeType === 1) enter(child as Element, lang);
    }
  };

  const enter = (element: Element, lang: string | null): void => {
    const isBlock = element.matches(blockElements);
    if (isBlock) open = null;
    if (element.localName === 'img') {
      if (withAltTexts && !element.matches(silent)) addPicture(element as HTMLImageElement, lang);
    } else if (withAltTexts && isMissingPicture(element)) visit(element, lang);
    else if (element.localName === 'ruby') visitRuby(element, element.getAttribute('lang') ?? lang);
    else if (!element.matches(silent) && !isNoteMark(element)) visit(element, lang);
    if (isBlock) open = null;
  };

  /** A base is all that stands before its readings; several readings in a row are one. */
  const visitRuby = (ruby: Element, lang: string | null): void => {
    let base: number | null = null;
    let isRead = false;
    for (const child of ruby.childNodes) {
      const element = child.nodeType === 1 ? (child as Element) : null;
      if (element?.localName === 'rt') {
        const spoken = element.textContent?.trim() ?? '';
        const last = open?.readings.at(-1);
        if (isRead && last && isReading(spoken)) last.spoken += spoken;
        else if (open && base !== null && isReadingOf(spoken, open.text.slice(base))) {
          open.readings.push({ start: base, end: open.text.length, spoken });
          isRead = true;
        } else if (!isRead) base = null;
        continue;
      }
      if (element?.matches('rp, rtc') || child.textContent?.trim() === '') continue;
      if (isRead) base = null;
      isRead = false;
      base ??= open?.text.length ?? 0;
      if (element?.localName === 'ruby') visitRuby(element, lang);
      else if (element) enter(element, lang);
      else if (child.nodeType === 3) add(child as Text, lang);
    }
  };

  for (const root of roots) {
    open = null;
    enter(root, root.parentElement?.closest('[lang]')?.getAttribute('lang') ?? null);
  }
  return {
    blocks,
    rangeOf: ({ block, start, end }) => rangeIn(blocks[block]!.pieces, start, end),
  };
}

function rangeIn(pieces: OpenBlock['pieces'], start: number, end: number): Range {
  const first = pieces.findLast((piece) => piece.start <= start) ?? pieces[0]!;
  const last = pieces.findLast((piece) => piece.start < end) ?? first;
  const range = first.node.ownerDocument.createRange();
  // A picture has a block of its own.
  if (!('data' in first.node) || !('data' in last.node)) {
    range.selectNode(first.node);
    return range;
  }
  range.setStart(first.node, Math.min(first.node.length, start - first.start));
  range.setEnd(last.node, Math.min(last.node.length, end - last.start));
  return range;
}

/** True for the place of a picture that was not saved, when it has the picture's alternative text. */
function isMissingPicture(element: Element): boolean {
  return (
    element.className === 'image-missing' && element.textContent !== element.getAttribute('title')
  );
}

/** False for dots of emphasis. */
function isReading(spoken: string): boolean {
  return /\p{L}/u.test(spoken);
}

/** Pinyin and bopomofo are left out: a Chinese voice reads the characters, and not these. */
function isReadingOf(spoken: string, base: string): boolean {
  const isPhonetic = /^[\p{Script=Latin}\p{Script=Bopomofo}\p{M}\p{P}\d\sˊˇˋ˙]+$/u.test(spoken);
  return isReading(spoken) && !(isPhonetic && /\p{Script=Han}/u.test(base));
}

/** A link to a footnote, or the brackets and superscript around one. */
function isNoteMark(element: Element): boolean {
  if (element.localName === 'a') return isLinkToNote(element);
  if (element.localName !== 'sup') return false;
  return [...element.querySelectorAll('a[href]')].some(isLinkToNote);
}

function isLinkToNote(link: Element): boolean {
  return (link.getAttribute('href') ?? '').startsWith('#') && noteIdOf(link) !== null;
}
