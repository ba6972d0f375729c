import { ChevronDown, ChevronRight } from 'lucide-react';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { Strings } from '../i18n/strings';

/** For the pointer: the arrow keys unfold, too, and the row's label tells the number of copies. */
export function CopiesMark({ fold, strings }: { fold: FoldedRow; strings: Strings }) {
  const Chevron = fold.isOpen ? ChevronDown : ChevronRight;
  return (
    <span className="row-copies" data-unfold aria-hidden>
      <Chevron size={13} />
      {strings.versions.copies(fold.count)}
    </span>
  );
}
