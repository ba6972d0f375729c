import { ChevronDown, ChevronRight, Highlighter, Star, StickyNote } from 'lucide-react';
import type { Article } from '../../core/article/article';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { Strings } from '../i18n/strings';
import { TagDot, useTagLooks } from '../tags/tag-looks';

interface RowMarksProps {
  article: Article;
  fold: FoldedRow | undefined;
  strings: Strings;
}

/** The signs of a row: starred, highlights, a note, copies. Screen readers read the row's label. */
export function RowMarks({ article, fold, strings }: RowMarksProps) {
  return (
    <>
      {article.starred && <Star className="row-star" size={13} fill="currentColor" aria-hidden />}
      {article.highlightCount > 0 && (
        <span className="row-marks" aria-hidden>
          <Highlighter size={13} />
          {article.highlightCount}
        </span>
      )}
      {article.note && <StickyNote className="row-marks" size={13} aria-hidden />}
      {fold?.isLeader && <CopiesMark fold={fold} strings={strings} />}
    </>
  );
}

/** For the pointer: the arrow keys unfold, too, and the row's label tells the number of copies. */
function CopiesMark({ fold, strings }: { fold: FoldedRow; strings: Strings }) {
  const Chevron = fold.isOpen ? ChevronDown : ChevronRight;
  return (
    <span className="row-copies" data-unfold aria-hidden>
      <Chevron size={13} />
      {strings.versions.copies(fold.count)}
    </span>
  );
}

export function RowTags({ tags }: { tags: readonly string[] }) {
  const looks = useTagLooks();
  return tags.map((tag) => (
    <span key={tag} className="row-tag">
      <TagDot colour={looks.get(tag)?.colour} />
      {tag}
    </span>
  ));
}
