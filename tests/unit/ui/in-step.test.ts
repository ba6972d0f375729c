// Where the other text is scrolled to, by the places that both have.
import { expect, it } from 'vitest';
import { placeInStep } from '../../../renderer/ui/reader/in-step';

const hidden = Number.NaN;

it.each([
  ['at a common place', [0, 100, 300], [900, 1000, 1600], 100, 1000],
  ['between two of them, their share', [0, 100, 300], [900, 1000, 1600], 200, 1300],
  ['before the first, the distance to it', [200, 300], [1100, 1300], 50, 950],
  ['before the first of a page with less above it', [200, 300], [20, 60], 0, -180],
  ['after the last, the distance to it', [200, 300], [1100, 1300], 450, 1450],
  ['past a place that is hidden in the own text', [0, hidden, 200], [0, 700, 400], 100, 200],
  ['past a place that is hidden in the other text', [0, 50, 200], [0, hidden, 400], 100, 200],
  ['with one place', [80], [500], 100, 520],
  ['on a page that is not drawn: all at its top', [0, 0, 0, 800], [0, 100, 200, 300], 0, 200],
  ['at the end of a column, with the rest of it', [0, 100], [700, 50], 40, 740],
  ['before the top of the next column', [0, 100], [700, 50], 60, 10],
  ['without a place', [], [], 100, null],
  ['without one that is seen', [hidden], [30], 100, null],
] as const)('%s', (_, own, other, y, wanted) => {
  expect(placeInStep(own, other, y)).toBe(wanted);
});
