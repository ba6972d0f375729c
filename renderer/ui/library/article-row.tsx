import { History } from 'lucide-react';
import { memo } from 'react';
import type { Article } from '../../core/article/article';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { SearchHit } from '../../search/query/answer';
import { articleDate, type Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';
import { MarkedText } from '../search/marked-text';
import { ArticleCells } from './article-cells';
import type { ColumnName } from './columns';
import type { Density } from './density';
import { RowMarks, RowTags } from './row-marks';
import { rowSnippet } from './row-snippet';
import { SiteIcon } from './site-icon';

interface ArticleRowProps {
  article: Article;
  /** Set in search results: the snippet with its hits replaces the excerpt. */
  hit: SearchHit | undefined;
  facts: string[] | undefined;
  dateBy: 'saved' | 'published' | undefined;
  density: Density;
  /** The columns beside the title; null where the row has none. */
  columns: readonly ColumnName[] | null;
  fold: FoldedRow | undefined;
  index: number;
  total: number;
  top: number;
  /** True when the row can be dragged out of the window as a file. */
  isDraggable: boolean;
  selected: boolean;
  focused: boolean;
  strings: Strings;
  format: Format;
}

export const rowId = (id: string) => `row-${id}`;

/** A row of the list, of a fixed height. It renders again only when one of its props changes. */
export const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const { article, hit, strings, format } = props;
  const facts = props.facts ?? usualFacts(article, props.dateBy, strings, format);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    <div
      id={rowId(article.id)}
      role="option"
      className={rowClass(props)}
      style={{ top: props.top }}
      aria-selected={props.selected}
      aria-setsize={props.total}
      aria-posinset={props.index + 1}
      aria-label={spokenRow(article, facts, props.fold, strings)}
      data-index={props.index}
      draggable={props.isDraggable}
      data-state={article.state}
    >
      {props.columns === null ? (
        <RowText {...props} facts={facts} hasOwnFacts={props.facts !== undefined} />
      ) : (
        <ArticleCells
          {...{ article, hit, strings, format }}
          columns={props.columns}
          fold={props.fold}
        />
      )}
      {article.progress > 0.01 && article.state === 'reading' && (
        <div className="row-progress" style={{ transform: `scaleX(${article.progress})` }} />
      )}
    </div>
  );
});

/** What a row shows without columns: a title, an excerpt, and a line of facts. */
function RowText(
  props: Omit<ArticleRowProps, 'facts'> & { facts: string[]; hasOwnFacts: boolean },
) {
  const { article, hit, strings, facts } = props;
  const title = article.title || strings.list.noTitle;
  return (
    <>
      <div className="row-text" lang={article.lang ?? undefined}>
        <div className="row-title">
          <MarkedText text={title} marks={hit?.titleMarks ?? []} />
        </div>
        <div className="row-rest">
          <div className="row-excerpt">
            {hit?.snippet.inNotes && (
              <span className="row-in-notes">{strings.search.inNotes} </span>
            )}
            {hit?.snippet.inLeftOut && (
              <span className="row-in-notes">{strings.search.inLeftOut} </span>
            )}
            {hit ? <MarkedText {...rowSnippet(hit.snippet)} /> : article.excerpt}
          </div>
        </div>
      </div>
      <div className="row-facts">
        <RowMarks fold={props.fold} {...{ article, strings }} />
        {article.versions && (
          <span
            className="row-marks"
            title={strings.versions.count(article.versions.length)}
            aria-hidden
          >
            <History size={13} />
            {strings.versions.count(article.versions.length)}
          </span>
        )}
        <SiteIcon sha256={article.icon} />
        <span className="row-meta">{shownFacts(props, facts)}</span>
        {!props.hasOwnFacts && props.density !== 'line' && (
          <span className="row-tags">
            <RowTags tags={article.tags.slice(0, 3)} />
          </span>
        )}
      </div>
    </>
  );
}

/** In one line there is room for the date alone. */
function shownFacts(
  {
    article,
    density,
    dateBy,
    format,
  }: Pick<ArticleRowProps, 'article' | 'density' | 'dateBy' | 'format'>,
  facts: string[],
): string {
  if (density !== 'line') return facts.join(' · ');
  return dateBy === 'saved' ? format.shortDate(article.savedAt) : articleDate(article, format);
}

function usualFacts(
  article: Article,
  dateBy: ArticleRowProps['dateBy'],
  strings: Strings,
  format: Format,
): string[] {
  const { kinds, minutes } = strings.list;
  const { kind } = article;
  return [
    kind === 'link' || kind === 'page' ? kinds[kind] : '',
    article.site ?? '',
    dateBy === 'saved'
      ? strings.list.savedOn(format.shortDate(article.savedAt))
      : articleDate(article, format),
    kind === 'link' ? '' : minutes(article.readingMinutes),
  ].filter(Boolean);
}

function rowClass({ selected, focused, fold }: ArticleRowProps): string {
  const isCopy = fold !== undefined && !fold.isLeader;
  return ['row', selected && 'selected', focused && 'focused', isCopy && 'copy']
    .filter(Boolean)
    .join(' ');
}

function spokenRow(
  article: Article,
  facts: string[],
  fold: FoldedRow | undefined,
  strings: Strings,
): string {
  const { versions } = strings;
  return [
    article.title || strings.list.noTitle,
    strings.list.rowStates[article.state],
    article.starred && strings.list.rowStarred,
    article.state === 'reading' && strings.list.readSoFar(Math.round(article.progress * 100)),
    article.highlightCount > 0 && strings.list.rowHighlights(article.highlightCount),
    article.note && strings.list.rowNote,
    fold?.isLeader && versions.folded(fold.count, fold.isOpen),
    fold && !fold.isLeader && versions.isCopy,
    article.versions && versions.count(article.versions.length),
    ...facts,
    article.tags.map((tag) => `#${tag}`).join(' '),
  ]
    .filter(Boolean)
    .join(', ');
}
