import type { FilterField, QueryNote } from '../search/query/query';

const aDate = 'a year, a month or a day, as 2025, 2025-02 or 2025-02-20';
const filterValues: Record<FilterField, string> = {
  title: 'a part of the title',
  author: 'a name',
  site: 'a name or an address, as foxnews.com',
  tag: 'a tag',
  lang: 'a language, as en or ko',
  is: 'unread, reading, archived, starred or link',
  has: 'highlight, note or image',
  saved: 'a date or a span, as 2025-02, >2024, <2024 or 2023..2024',
  before: aDate,
  after: aDate,
};

/** What is said of a query on stderr, a line each; the window has its own in the reader's language. */
export function noteLine(note: QueryNote): string {
  switch (note.kind) {
    case 'ignored-operator':
      return ignored(note.token);
    case 'bad-filter':
      return `${note.token} was searched as a word: ${note.field}: takes ${filterValues[note.field]}`;
    case 'no-words':
      return 'there is no word to search for';
    case 'near-as-and':
      return `${note.token} joins only words and quotes: both sides were searched for anywhere`;
    case 'bad-regex':
      return `${note.token} is not a regular expression and was left out: ${note.reason}`;
    case 'regex-left-out':
      return `${note.token} was left out: a regular expression does not work within OR or brackets`;
    case 'regex-partial':
      return `the regular expression takes long: searched ${note.searched} of ${note.candidates} articles`;
    case 'shortened':
      return 'only the beginning of this long query was used';
    case 'as-question':
      return 'not every word is in every result: the best answers come first';
    case 'spelled-alike':
      return `no article holds "${note.word}": searched for ${quoted(note.instead, ', ')}`;
    case 'held-nowhere':
      return `no article holds ${quoted(note.words, ' or ')}`;
  }
}

function ignored(token: string): string {
  if (/["“”]/u.test(token)) {
    return 'a quotation mark is not closed: all that follows was searched as a quote';
  }
  if (/[()]/.test(token)) return 'not every bracket is closed';
  return `${token} has no word beside it and was left out`;
}

function quoted(words: readonly string[], between: string): string {
  return words.map((word) => `"${word}"`).join(between);
}
