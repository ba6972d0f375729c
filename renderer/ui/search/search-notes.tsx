import { Button } from 'react-aria-components';
import { correctedQuery } from '../../search/query/corrected-query';
import { filterFields, type QueryNote } from '../../search/query/query';
import type { IndexStatus, SearchResult } from '../../search/worker/protocol';
import { useFormat, useStrings } from '../i18n/language-context';
import type { Strings } from '../i18n/strings';
import '../library/list-pane.css';

interface SearchNotesProps {
  result: SearchResult | null;
  failed: boolean;
  status: IndexStatus | null;
  /** Called with another query to run. */
  onQuery: (query: string) => void;
}

/** How the query was understood, and whether all of the library was searched. */
export function SearchNotes({ result, failed, status, onQuery }: SearchNotesProps) {
  const strings = useStrings();
  const format = useFormat();
  const texts = (result?.notes ?? []).map((note) => noteText(note, strings, format));
  const lines = [...new Set(texts)];
  if (failed) lines.push(strings.search.failed);
  if (status && !status.caughtUp) {
    lines.push(
      strings.search.indexing(format.number(status.indexed), format.number(status.articles)),
    );
  }
  if (lines.length === 0) return null;
  return (
    <ul className="search-notes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {result && <Corrections result={result} onQuery={onQuery} />}
    </ul>
  );
}

/** The spelling corrections of words that no article holds; each can be searched for alone. */
function Corrections({
  result: { query, notes },
  onQuery,
}: Pick<SearchNotesProps, 'onQuery'> & { result: SearchResult }) {
  const { search } = useStrings();
  const alike = notes.flatMap((note) => (note.kind === 'spelled-alike' ? note : []));
  if (alike.length === 0) return null;
  return (
    <li className="search-corrections">
      {search.didYouMean}
      {alike.flatMap(({ word, instead }) =>
        instead.map((other) => (
          <Button
            key={`${word} ${other}`}
            className="button link"
            onPress={() => onQuery(correctedQuery(query, word, other))}
          >
            {other}
          </Button>
        )),
      )}
    </li>
  );
}

function noteText(
  note: QueryNote,
  { search }: Strings,
  format: ReturnType<typeof useFormat>,
): string {
  switch (note.kind) {
    case 'ignored-operator':
      if (/["“”]/u.test(note.token)) return search.noteOpenQuote;
      return /[()]/.test(note.token) ? search.noteBracket : search.noteLeftOut(note.token);
    case 'bad-filter':
      return search.noteBadFilter(note.token, note.field, search.filterValues[note.field]);
    case 'unknown-filter':
      return search.noteUnknownFilter(
        note.token,
        format.allOf(filterFields.map((field) => `${field}:`)),
      );
    case 'no-words':
      return search.noteNoWords;
    case 'near-as-and':
      return search.noteNearAsAnd(note.token);
    case 'bad-regex':
      return search.noteBadRegex(note.token, note.reason);
    case 'regex-left-out':
      return search.noteRegexLeftOut(note.token);
    case 'regex-partial':
      return search.noteRegexPartial(format.number(note.searched), format.number(note.candidates));
    case 'shortened':
      return search.noteShortened;
    case 'as-question':
      return search.noteQuestion;
    case 'spelled-alike':
      return search.noteSpelledAlike(note.word, format.allOf(note.instead.map(search.quoted)));
    case 'held-nowhere':
      return search.noteHeldNowhere(format.anyOf(note.words.map(search.quoted)));
  }
}

/** Suggestions when nothing was found. */
export function NothingFound({ result }: { result: SearchResult }) {
  const strings = useStrings();
  const tries = [
    strings.search.tryFewer,
    strings.search.tryPrefix,
    ...(result.query.includes('"') ? [strings.search.tryQuotes] : []),
    ...(result.status.caughtUp ? [] : [strings.search.tryWait]),
  ];
  return (
    <div className="list-empty">
      <strong>{strings.search.nothing(result.query.trim())}</strong>
      <span>{strings.search.tryTitle}</span>
      <ul>
        {tries.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
