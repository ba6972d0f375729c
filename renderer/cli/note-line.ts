import { type FilterField, filterFields, type QueryNote } from '../search/query/query';

const aDate = 'a year, month or day, such as 2025, 2025-02 or 2025-02-20';
const filterValues: Record<FilterField, string> = {
  title: 'part of the title',
  author: 'a name',
  site: 'a name or an address, such as foxnews.com',
  tag: 'a tag',
  lang: 'a language code, such as en or ko',
  collection: 'the name of a collection, or its beginning and *',
  feed: "a part of a feed's address",
  is: 'unread, reading, read, archived, starred or link',
  has: 'highlight, note or image',
  in: 'left-out',
  saved: 'a date or a range, such as 2025-02, >2024, <2024 or 2023..2024',
  before: aDate,
  after: aDate,
};

/** The stderr line for a note about a query. The window has its own translated texts. */
export function noteLine(note: QueryNote): string {
  switch (note.kind) {
    case 'ignored-operator':
      return ignored(note.token);
    case 'bad-filter':
      return `${note.token} is not a valid filter and was searched for as a word: ${note.field}: takes ${filterValues[note.field]}`;
    case 'unknown-filter':
      return `${note.token} was searched for as a word: there is no filter of this name; filters are ${filterFields.map((field) => `${field}:`).join(' ')}`;
    case 'no-words':
      return 'the query has no word to search for';
    case 'near-as-and':
      return `${note.token} works only between words and phrases, so both sides were searched for anywhere`;
    case 'bad-regex':
      return `${note.token} was ignored because it is not a valid regular expression: ${note.reason}`;
    case 'regex-left-out':
      return `${note.token} was ignored: regular expressions do not work with OR or in brackets`;
    case 'regex-partial':
      return `the regular expression is slow, so only ${note.searched} of ${note.candidates} articles were searched`;
    case 'shortened':
      return 'the query is too long, so only its beginning was used';
    case 'as-question':
      return 'some results do not contain every word; the best matches come first';
    case 'spelled-alike':
      return `no results for "${note.word}"; showing results for ${quoted(note.instead, ', ')}`;
    case 'held-nowhere':
      return `no article contains ${quoted(note.words, ' or ')}`;
  }
}

function ignored(token: string): string {
  if (/["“”]/u.test(token)) {
    return 'a quotation mark is not closed, so everything after it was searched for as a phrase';
  }
  if (/[()]/.test(token)) return 'the brackets do not match';
  return `${token} was ignored because there is no word next to it`;
}

function quoted(words: readonly string[], between: string): string {
  return words.map((word) => `"${word}"`).join(between);
}
