import { expect, test } from 'vitest';
import { chooseTitle, siteInTitle } from '../../../../renderer/core/metadata/title';

const clues = { candidates: [], documentTitle: null, headings: [], sites: [] };

test.each([
  [
    'a heading says where the title ends',
    { documentTitle: 'A quiet lamp - Science - Harbour', headings: ['A quiet lamp'] },
    'A quiet lamp',
  ],
  [
    'the site is known',
    { candidates: ['A quiet lamp | The Harbour Gazette'], sites: ['The Harbour Gazette'] },
    'A quiet lamp',
  ],
  [
    'the site stands first',
    { candidates: ['Harbour Gazette: A quiet lamp'], sites: ['Harbour Gazette'] },
    'A quiet lamp',
  ],
  [
    'a full-width colon',
    { candidates: ['灯台の灯：みなと新報'], sites: ['みなと新報'] },
    '灯台の灯',
  ],
  [
    'an underscore',
    { documentTitle: '老城修钟人_人物_江岸晚报网', headings: ['老城修钟人'] },
    '老城修钟人',
  ],
  [
    'the title has a dash of its own',
    {
      candidates: ['Lamp - a history'],
      documentTitle: 'Lamp - a history | Gazette',
      sites: ['Gazette'],
    },
    'Lamp - a history',
  ],
  ['there is nothing but a heading', { headings: ['A quiet lamp'] }, 'A quiet lamp'],
  [
    'the title is the site',
    { documentTitle: 'Gazette', headings: ['A quiet lamp'], sites: ['Gazette'] },
    'A quiet lamp',
  ],
  [
    'an ideographic space stays',
    { candidates: ['警報音、口笛で再現　湯ノ瀬線'] },
    '警報音、口笛で再現　湯ノ瀬線',
  ],
  ['there is nothing', {}, ''],
])('leaves the site out of the title when %s', (_when, some, title) => {
  expect(chooseTitle({ ...clues, ...some })).toBe(title);
});

test('takes the site from what stands beside the title', () => {
  expect(siteInTitle('A quiet lamp - Science - Harbour', 'A quiet lamp')).toBe('Harbour');
  expect(siteInTitle('갯마을 소식 | 등대지기', '등대지기')).toBe('갯마을 소식');
  expect(siteInTitle('A quiet lamp', 'A quiet lamp')).toBeNull();
});
