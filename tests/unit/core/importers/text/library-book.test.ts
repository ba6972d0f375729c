import { expect, it } from 'vitest';
import { readLibraryBook } from '../../../../../renderer/core/importers/text/library-book';

const RULE = '-'.repeat(55);
const words = (book: ReturnType<typeof readLibraryBook>) =>
  book?.body.map(({ pieces }) => pieces.map(({ text }) => text).join(''));

it('reads a book of Aozora Bunko: title, author, readings and headings, without its notes', () => {
  const book = readLibraryBook([
    ...['渡し場の帳', '岸野なみ', RULE, '《》：ルビ', '（例）堤《つつみ》', RULE],
    '［＃３字下げ］上［＃「上」は大見出し］',
    '　川の堤《つつみ》に古｜渡し場《わたしば》があった。［＃改ページ］',
    '［＃ここで字下げ終わり］',
    ...['底本：「岸野なみ集」水書房', '2004年3月1日作成'],
  ]);
  expect(book).toMatchObject({ title: '渡し場の帳', byline: ['岸野なみ'] });
  expect(words(book)).toEqual(['上', '川の堤に古渡し場があった。']);
  expect(book?.body[0]?.isHeading).toBe(true);
  expect(book?.body[1]?.pieces.filter(({ reading }) => reading)).toEqual([
    { text: '堤', reading: 'つつみ' },
    { text: '渡し場', reading: 'わたしば' },
  ]);
  expect(book?.leftOut).toContain('2004年3月1日作成');
});

it('reads a book of Project Gutenberg between its notes', () => {
  const book = readLibraryBook([
    'The Project Gutenberg eBook of Nets',
    'Title: Nets',
    'Author: Ines Moor',
    '*** START OF THE PROJECT GUTENBERG EBOOK NETS ***',
    'Title: not this one.',
    'The nets were dry.',
    '*** END OF THE PROJECT GUTENBERG EBOOK NETS ***',
    'Section 1. General Terms',
  ]);
  expect(book).toMatchObject({ title: 'Nets', byline: ['Ines Moor'] });
  expect(words(book)).toEqual(['Title: not this one.', 'The nets were dry.']);
  expect(book?.leftOut).toContain('Section 1. General Terms');
});

it('takes no other text for such a book', () => {
  expect(readLibraryBook(['A letter', 'with a rule', RULE, 'and another', RULE, 'below.'])).toBe(
    null,
  );
  expect(readLibraryBook(['Title: Nets', 'Author: Ines Moor', 'The nets were dry.'])).toBe(null);
  expect(readLibraryBook([])).toBe(null);
});
