import { expect, it } from 'vitest';
import { nameOfOneField, personName } from '../../../../../renderer/core/article/person-name';
import { citationLine } from '../../../../../renderer/core/importers/reference/citation';
import { addressOfIdentifier } from '../../../../../renderer/core/importers/reference/identifiers';
import { referenceDate } from '../../../../../renderer/core/importers/reference/reference-date';

it.each([
  [{ given: 'Jan', particle: 'van der', family: 'Hoek' }, 'Jan van der Hoek'],
  [{ given: 'Martin Luther', family: 'King', suffix: 'Jr.' }, 'Martin Luther King Jr.'],
  [{ given: '바다', family: '김' }, '김바다'],
  [{ given: 'ばなな', family: '吉本' }, '吉本ばなな'],
  [{ given: 'ジョン', family: 'スミス' }, 'ジョン・スミス'],
  [{ family: 'Harbour Office' }, 'Harbour Office'],
  [{}, ''],
])('the name of %j is "%s"', (parts, name) => {
  expect(personName(parts)).toBe(name);
});

it.each([
  ['Lindqvist, Hedda', 'Hedda Lindqvist'],
  ['van der Hoek, Jan', 'Jan van der Hoek'],
  ['King, Jr., Martin Luther', 'Martin Luther King Jr.'],
  ['King, Martin Luther, Jr.', 'Martin Luther King Jr.'],
  ['홍, 길동', '홍길동'],
  ['Harbour Office', 'Harbour Office'],
])('"%s" is %s', (text, name) => {
  expect(nameOfOneField(text)).toBe(name);
});

it.each([
  ['2019', '2019'],
  ['2019-05', '2019-05'],
  ['2019/5/3', '2019-05-03'],
  ['2019-00-00', '2019'],
  ['2020-02-29', '2020-02-29'],
  ['2019-02-29', '2019-02'],
  ['2019-05-03/2019-06-01', '2019-05-03'],
  ['May 3, 2019', '2019-05-03'],
  ['3 mai 2019', '2019-05-03'],
  ['May 2019', '2019-05'],
  ['2019 May', '2019-05'],
  ['2019年5月', '2019-05'],
  ['05/2019', '2019-05'],
  ['Spring 2019', '2019'],
  ['circa 1887', '1887'],
  ['n.d.', null],
  ['', null],
])('the date "%s" is %s', (text, date) => {
  expect(referenceDate(text)).toBe(date);
});

it.each([
  ['DOI 10.1234/abcd', 'https://doi.org/10.1234/abcd'],
  ['doi:10.1000/182.', 'https://doi.org/10.1000/182'],
  ['https://doi.org/10.1002/(SICI)1097', 'https://doi.org/10.1002/(SICI)1097'],
  ['arXiv:2101.00001v2', 'https://arxiv.org/abs/2101.00001v2'],
  ['PMID: 12345', 'https://pubmed.ncbi.nlm.nih.gov/12345/'],
  ['PMCID: PMC1234567', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/'],
  ['ISBN 978-3-16-148410-0', null],
  ['version 10.4/5', null],
])('the identifier "%s" leads to %s', (text, address) => {
  expect(addressOfIdentifier(text)).toBe(address);
});

it('says in one line where something was published', () => {
  const line = citationLine(
    { container: 'Harbour Studies', volume: '12', issue: '3', pages: '45–67', isbn: 'ISBN 978' },
    'Tides',
  );
  expect(line).toBe('Harbour Studies 12 (3), 45–67. ISBN 978');
  expect(citationLine({ place: 'Kiel', publisher: 'Quay Press' }, 'Tides')).toBe(
    'Kiel: Quay Press',
  );
  expect(citationLine({}, 'Tides')).toBe('Tides');
});
