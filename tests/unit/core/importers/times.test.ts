import { expect, it } from 'vitest';
import { timeOf } from '../../../../renderer/core/importers/reading-list/times';

it('knows seconds, milliseconds and dates, and nothing that cannot be', () => {
  const noon = Date.UTC(2020, 0, 31, 12);
  const written = [
    noon / 1000,
    noon,
    String(noon / 1000),
    '20200131T120000Z',
    '2020-01-31 12:00:00',
    '2020-01-31 12:00 pm',
    '2020-01-31T13:00:00+0100',
    'Fri, 31 Jan 2020 12:00:00 GMT',
  ];
  expect(written.map(timeOf)).toEqual(written.map(() => noon));
  const nonsense = ['', 'soon', null, undefined, {}, 0, '99999999999999999', '1200-01-01'];
  expect(nonsense.map(timeOf)).toEqual(nonsense.map(() => null));
});
