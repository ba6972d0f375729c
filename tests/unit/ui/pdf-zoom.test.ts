import { expect, test } from 'vitest';
import { nextZoom } from '../../../renderer/ui/reader/pdf-pages';

test('zooms in steps, from a fitted size too, and ends at the least and the largest', () => {
  expect(nextZoom(1, 1)).toBe(1.1);
  expect(nextZoom(1, -1)).toBe(0.9);
  expect(nextZoom(0.83, 1)).toBe(0.9);
  expect(nextZoom(0.83, -1)).toBe(0.75);
  expect(nextZoom(5, 1)).toBe(5);
  expect(nextZoom(0.25, -1)).toBe(0.25);
  expect(nextZoom(0.06, -1)).toBe(0.25);
});
