import { Highlighter, Star, StickyNote } from 'lucide-react';
import type { Article } from '../../core/article/article';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { SearchHit } from '../../search/query/answer';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';
import { MarkedText } from '../search/marked-text';
import { TagDot, useTagLooks } from '../tags/tag-looks';
import type { ColumnName } from './columns';
import { CopiesMark } from './copies-mark';

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
  const looks = useTagLooks();
  const title = article.title || strings.list.noTitle;
  return (
    <>
      <div className="row-cell title" lang={article.lang ?? undefined}>
        <span className="row-title">
          <MarkedText text={title} marks={hit?.titleMarks ?? []} />
        </span>
        {article.starred && <Star className="row-star" size={13} fill="currentColor" aria-hidden />}
        {article.highlightCount > 0 && (
          <span className="row-marks">
            <Highlighter size={13} aria-hidden />
            {article.highlightCount}
          </span>
        )}
        {article.note && <StickyNote className="row-marks" size={13} aria-hidden />}
        {fold?.isLeader && <CopiesMark fold={fold} strings={strings} />}
      </div>
      {columns.map((name) => (
        <div key={name} className={`row-cell ${name}`}>
          {name === 'tags'
            ? article.tags.map((tag) => (
                <span key={tag} className="row-tag">
                  <TagDot colour={looks.get(tag)?.colour} />
                  {tag}
                </span>
              ))
            : cellText(article, name, strings, format)}
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
