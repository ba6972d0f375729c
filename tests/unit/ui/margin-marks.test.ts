// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { showMarginMarks } from '../../../renderer/ui/reader/margin-marks';
import type { PlacedMark } from '../../../renderer/ui/reader/placed-marks';

let scrolled = 0;

/** A highlight on line `at`; happy-dom lays nothing out. */
function markOn(at: number): PlacedMark {
  const box = () => ({
    top: at * 20 - scrolled,
    bottom: at * 20 + 18 - scrolled,
    left: 0,
    right: 9,
  });
  const range = {
    startContainer: document.body,
    getBoundingClientRect: () => ({ ...box(), width: 9, height: 18 }),
  };
  const mark = { id: `H${at}`, quote: `${at}`, colour: 'yellow', note: '' };
  return { mark, span: { start: at, end: at + 1 }, range } as unknown as PlacedMark;
}

const bars = () =>
  [...document.querySelectorAll('.margin-mark')].map((bar) => bar.getAttribute('aria-label'));

async function scrollTo(line: number): Promise<void> {
  scrolled = line * 20;
  window.dispatchEvent(new Event('scroll'));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

it('of very many highlights those around what is seen have bars, wherever that is', async () => {
  scrolled = 0;
  const placed = Array.from({ length: 5_000 }, (_, at) => markOn(at));
  const nameOf = ({ mark }: PlacedMark) => mark.id;
  const stop = showMarginMarks(window as never, document.body, placed, nameOf, () => {});
  expect(bars()).toHaveLength(1_000);
  expect(bars()).toContain('H0');
  for (const line of [4_990, 2_500, 2_600, 300, 0]) {
    await scrollTo(line);
    expect(bars(), `line ${line}`).toHaveLength(1_000);
    for (const at of [line, Math.min(line + 60, 4_999)]) expect(bars()).toContain(`H${at}`);
  }
  stop();
  expect(bars()).toEqual([]);
});
