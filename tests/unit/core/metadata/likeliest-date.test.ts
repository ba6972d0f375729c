import { expect, test } from 'vitest';
import { DATE_EVIDENCE, datesWithEvidence } from '../../../../renderer/core/metadata/date-evidence';
import { likeliestDate } from '../../../../renderer/core/metadata/likeliest-date';
import model from '../../../../resources/extraction/date-model.json' with { type: 'json' };

const PROSE =
  'The mayor of the harbour said on Monday that the night ferry would be given up in October, because hardly anybody takes it any more.';
const MENU = ['Home', 'Politics', 'Sport', 'Weather', 'Login', 'Subscribe'];
const TITLE = 'The last night ferry';
const page = (...lines: string[]) => ({ lines, title: TITLE, locale: 'en' });

test('takes the date of a line far below the title that also names the author and the paper', () => {
  const signed = 'By Tom Oakes - Harbour Press - Friday, April 28, 2023';
  expect(likeliestDate(page(...MENU, TITLE, ...MENU, signed, PROSE, PROSE, PROSE))).toBe(
    '2023-04-28',
  );
});

test('takes no date out of the text', () => {
  const told =
    'On 3 May 2022 the council had decided otherwise, and on 4 May 2022 the ferry sailed';
  const long = `${told} again to the other shore, as it had for a hundred years.`;
  expect(likeliestDate(page(...MENU, TITLE, PROSE, long, PROSE))).toBeNull();
  expect(likeliestDate(page(TITLE, PROSE))).toBeNull();
});

test('takes no date of something else, however near', () => {
  expect(
    likeliestDate(page(TITLE, 'Tom Oakes, member since April 28, 2003', PROSE, PROSE)),
  ).toBeNull();
});

test('has a number for each kind of evidence that the model was trained with', () => {
  const [found] = datesWithEvidence(page(TITLE, 'April 28, 2023', PROSE));
  expect(found?.evidence).toHaveLength(DATE_EVIDENCE.length);
  expect(model.evidence).toEqual([...DATE_EVIDENCE]);
});
