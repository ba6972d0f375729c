import { expect, it } from 'vitest';
import { hasYear, withYear, yearIn } from '../../../renderer/ui/search/year-words';

it('asks for one year at a time, beside what is asked for', () => {
  const once = withYear('harbour', '2024');
  expect(once).toBe('harbour after:2024 before:2025');
  expect(hasYear(once, '2024')).toBe(true);
  expect(withYear(once, '2023')).toBe('harbour after:2023 before:2024');
  expect(withYear(once, '2024')).toBe('harbour');
  expect(withYear('', '2024')).toBe('after:2024 before:2025');
});

it('asks for the last year that a query can name', () => {
  const last = withYear('harbour after:2024 before:2025', '9999');
  expect(last).toBe('harbour after:9999');
  expect(yearIn(last)).toBe('9999');
  expect(withYear(last, '0987')).toBe('harbour after:0987 before:0988');
  expect(withYear(last, '9999')).toBe('harbour');
});
