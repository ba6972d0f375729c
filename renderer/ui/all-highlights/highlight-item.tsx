import { memo, type Ref } from 'react';
import type { Article } from '../../core/article/article';
import type { HighlightRow } from '../../library/highlights/group-highlights';
import type { Needle } from '../../search/text/needle';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';
import { quoteListed } from '../reader/note-hits';
import { findHits } from '../reader/search-hits';
import { MarkedText } from '../search/marked-text';
import './all-highlights.css';

interface HighlightItemProps {
  row: HighlightRow;
  article: Article;
  /** False where the group's heading already names it. */
  showsArticle: boolean;
  needles: readonly Needle[];
  /** True when the quote is no longer found in the article. */
  isUnplaced: boolean;
  index: number;
  /** In the list of all rows, from 1 on. */
  position: number;
  total: number;
  /** CSS pixels from the top of the list. */
  top: number;
  isSelected: boolean;
  isFocused: boolean;
  strings: Strings;
  format: Format;
  ref: Ref<HTMLDivElement>;
}

export const itemId = (id: string) => `highlight-${id}`;

/** A highlight: its quote, note, tags, day and article. */
export const HighlightItem = memo(function HighlightItem(props: HighlightItemProps) {
  const { row, article, isUnplaced, strings, format } = props;
  const { mark } = row;
  const words = strings.allHighlights;
  const quote = quoteListed(mark);
  const title = article.title || strings.list.noTitle;
  const facts = [
    isUnplaced ? words.unplacedFact : '',
    props.showsArticle ? [title, article.site].filter(Boolean).join(' · ') : '',
    mark.createdAt === 0 ? '' : format.shortDate(mark.createdAt),
  ].filter((fact) => fact !== '');
  const tags = mark.tags.map((tag) => `#${tag}`).join(' ');
  const spoken = [
    `${strings.highlights.colours[mark.colour]}: ${quote}`,
    mark.note && `${strings.highlights.note}: ${mark.note}`,
    tags,
    ...(props.showsArticle ? facts : [title, ...facts]),
  ];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    <div
      ref={props.ref}
      id={itemId(row.id)}
      role="option"
      className={['highlight-item', props.isSelected && 'selected', props.isFocused && 'focused']
        .filter(Boolean)
        .join(' ')}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-selected={props.isSelected}
      aria-setsize={props.total}
      aria-posinset={props.position}
      aria-label={spoken.filter(Boolean).join(', ')}
      data-index={props.index}
      data-colour={mark.colour}
    >
      <p className="highlight-quote" lang={article.lang ?? undefined}>
        <MarkedText text={quote} marks={hitsIn(quote, props.needles)} />
      </p>
      {mark.note !== '' && (
        <p className="highlight-note">
          <MarkedText text={mark.note} marks={hitsIn(mark.note, props.needles)} />
        </p>
      )}
      <p className="highlight-facts">
        {facts.join(' · ')}
        {tags !== '' && <span className="highlight-tags">{tags}</span>}
      </p>
    </div>
  );
});

function hitsIn(text: string, needles: readonly Needle[]) {
  return needles.length === 0 ? [] : findHits(text, needles, []).hits.flat();
}
