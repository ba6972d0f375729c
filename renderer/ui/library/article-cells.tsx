import type { Article } from '../../core/article/article';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { SearchHit } from '../../search/query/answer';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';
import { MarkedText } from '../search/marked-text';
import type { ColumnName } from './columns';
import { RowMarks, RowTags } from './row-marks';
import { SiteIcon } from './site-icon';

interface ArticleCellsProps {
  article: Article;
  columns: readonly ColumnName[];
  hit: SearchHit | undefined;
  fold: FoldedRow | undefined;
  strings: Strings;
  format: Format;
}

/** What a row shows in columns. Screen readers read the row's label. */
export function ArticleCells({ article, columns, hit, fold, strings, format }: ArticleCellsProps) {
  const title = article.title || strings.list.noTitle;
  return (
    <>
      <div className="row-cell title" lang={article.lang ?? undefined}>
        <span className="row-title">
          <MarkedText text={title} marks={hit?.titleMarks ?? []} />
        </span>
        <RowMarks {...{ article, fold, strings }} />
      </div>
      {columns.map((name) => (
        <div key={name} className={`row-cell ${name}`}>
          {name === 'site' && <SiteIcon sha256={article.icon} />}
          {name === 'tags' ? (
            <RowTags tags={article.tags} />
          ) : (
            cellText(article, name, strings, format)
          )}
        </div>
      ))}
    </>
  );
}

function cellText(
  article: Article,
  name: Exclude<ColumnName, 'tags'>,
  { list }: Strings,
  format: Format,
): string {
  switch (name) {
    case 'site':
      return article.site ?? '';
    case 'author':
      return article.byline.join(', ');
    case 'published':
      return (article.publishedAt && format.publishedDate(article.publishedAt, 'short')) || '';
    case 'saved':
      return format.shortDate(article.savedAt);
    case 'length':
      return article.kind === 'link' ? '' : list.minutes(article.readingMinutes);
    case 'state':
      return list.rowStates[article.state];
  }
}
