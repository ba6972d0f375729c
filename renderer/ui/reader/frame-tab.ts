import { edgesOf, screenOf } from './text-flow';

const stops = 'a[href], button, summary, input, select, textarea, [tabindex]';

/**
 * Lets Tab begin where one reads: at the selection, else at the edge of what is seen. Chromium would begin at the
 * top of the page, and scroll there. The stop before that place gets the focus, and Chromium goes on from it.
 */
export function beginTabInSight(document: Document): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || focusIsInSight(document)) return;
    const isBefore = placeOf(document);
    const all = [...document.querySelectorAll<HTMLElement>(stops)].filter(
      (stop) => stop.tabIndex >= 0 && stop.getClientRects().length > 0,
    );
    // They stand in the order of the text, so those before the place come first.
    const found = all.findIndex((stop) => !isBefore(stop));
    const next = found < 0 ? all.length : found;
    const [before, after] = [all[next - 1], all[next]];
    const [from, wanted] = event.shiftKey ? [after, before] : [before, after];
    if (from) from.focus({ preventScroll: true });
    else if (wanted) {
      wanted.focus();
      event.preventDefault();
    }
  };
}

/** False also for what had the focus before one has scrolled away from it. */
function focusIsInSight({ activeElement, body, documentElement, defaultView }: Document): boolean {
  if (!activeElement || activeElement === body || activeElement === documentElement) return false;
  const { start, end } = edgesOf(activeElement);
  return end > 0 && start < (defaultView ? screenOf(defaultView) : 0);
}

/** Tells whether an element is before the place where one reads. */
function placeOf(document: Document): (element: Element) => boolean {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0);
    return (element) => range.comparePoint(element, 0) < 0;
  }
  return (element) => edgesOf(element).start < 0;
}
