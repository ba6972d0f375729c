import { expect, type Locator } from '@playwright/test';

/** Milliseconds for one look at an element that may be about to be shown. */
const lookMs = 1_000;

/**
 * Waits until an element in a frame is in sight. Unlike `toBeInViewport` it leaves no promise in the frame, which
 * nothing holds any more when the frame is taken away: then the test fails by "promise was garbage collected".
 */
export const expectInSight = (element: Locator): Promise<void> =>
  expect.poll(() => isInSight(element)).toBe(true);

export const expectOutOfSight = (element: Locator): Promise<void> =>
  expect.poll(() => isInSight(element)).toBe(false);

function isInSight(element: Locator): Promise<boolean | null> {
  const look = (found: Element) => {
    const { top, bottom, left, right, width, height } = found.getBoundingClientRect();
    const view = found.ownerDocument.defaultView;
    if (!view || width * height === 0) return false;
    return bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
  };
  return element.evaluate(look, undefined, { timeout: lookMs }).catch(() => null);
}
