import { expect, test } from 'vitest';
import { daysOf, localDay, statedDays } from '../../../../renderer/core/dates/stated-date';

test.each([
  ['2019', '2019-01-01', '2019-12-31'],
  ['2019-05', '2019-05-01', '2019-05-31'],
  ['2019-02', '2019-02-01', '2019-02-28'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['0004-02', '0004-02-01', '0004-02-29'],
  ['2019-05-10', '2019-05-10', '2019-05-10'],
  ['2020-02-29', '2020-02-29', '2020-02-29'],
  ['0001', '0001-01-01', '0001-12-31'],
  ['9999-12', '9999-12-01', '9999-12-31'],
])('%s is from %s to %s', (date, first, last) => {
  expect(daysOf(date)).toEqual({ first, last });
  expect(statedDays(date)).toEqual({ first, last });
});

test.each([
  ...['', '19', '201', '20190', '0000', '0000-01-01', '10000', '-2019', '2019-', '2019-0'],
  ...['2019-00', '2019-13', '2019-05-00', '2019-05-32', '2019-02-29', '2019-04-31', '2019-5-1'],
  ...['2019-05-10T10:00', '2019/05/10', ' 2019', '2019\n', '２０１９'],
])('%j is no date', (date) => {
  expect(daysOf(date)).toBeNull();
});

test.each([
  ['2019-05-10T23:59:59-11:00', '2019-05-10', '2019-05-10'],
  ['2019-05-10T00:00:00+14:00', '2019-05-10', '2019-05-10'],
  ['2019-05-10 10:00', '2019-05-10', '2019-05-10'],
  ['2019-05-00', '2019-05-01', '2019-05-31'],
  ['2019-02-30', '2019-02-01', '2019-02-28'],
  ['2019-00-00', '2019-01-01', '2019-12-31'],
  ['2019-13', '2019-01-01', '2019-12-31'],
])('of what an article states as %s, %s to %s is certain', (date, first, last) => {
  expect(statedDays(date)).toEqual({ first, last });
});

test.each([null, '', 'last Tuesday', '0000-05-10', '+012019'])('%j states nothing', (date) => {
  expect(statedDays(date)).toBeNull();
});

test('the day of a moment has four digits for its year', () => {
  expect(localDay(new Date(2025, 1, 3).getTime())).toBe('2025-02-03');
  const early = new Date(2000, 0, 1);
  early.setFullYear(987);
  expect(localDay(early.getTime())).toBe('0987-01-01');
});
