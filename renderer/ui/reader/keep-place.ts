import { readFrameText } from '../../core/highlights/frame-text';
import { firstInSight } from './choose-sentence';
import { edgesOf, scrolledTo, scrollFrameBy } from './text-flow';

/**
 * Runs a change of the text's layout, such as another size, and then scrolls so that the first sentence in sight
 * is where it was. Chromium does not do so when the styles of the whole page change. The top of the text stays.
 *
 * @param body the element with the text; null where none is shown
 */
export function keepPlace(
  frame: Window,
  body: Element | null,
  lang: string | null,
  change: () => void,
): void {
  const text = body && scrolledTo(frame) > 0 ? readFrameText(body) : null;
  const span = text && firstInSight(text, lang, 0);
  const range = text && span && text.rangeOf(span);
  const before = range && edgesOf(range).start;
  change();
  if (range && before !== null) scrollFrameBy(frame, edgesOf(range).start - before);
}
