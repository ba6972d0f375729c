import { expect, it } from 'vitest';
import { hasYear, withYear } from '../../../renderer/ui/search/year-words';

it('asks for one year at a time, beside what is asked for', () => {
  const once = withYear('harbour', '2024');
  expect(once).toBe('harbour after:2024 before:2025');
  expect(hasYear(once, '2024')).toBe(true);
  expect(withYear(once, '2023')).toBe('harbour after:2023 before:2024');
  expect(withYear(once, '2024')).toBe('harbour');
  expect(withYear('', '2024')).toBe('after:2024 before:2025');
});
