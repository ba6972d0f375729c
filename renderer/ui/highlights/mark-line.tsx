import { Pencil } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Highlight } from '../../core/highlights/highlight';
import { Hinted } from '../app/hinted';
import { useStrings } from '../i18n/language-context';
import { type HitsToShow, type ListedText, quoteListed, tagsListed } from '../reader/note-hits';
import { MarkedText } from '../search/marked-text';
import type { PopoverPlace } from './popover-place';

interface MarkLineProps {
  mark: Highlight;
  lang: string | null;
  /** The search hits in a part of this highlight. */
  hitsIn: (part: ListedText['part']) => HitsToShow;
  isCurrent: boolean;
  /** Null while its place in the text is unknown. */
  onGo: (() => void) | null;
  onEdit: (at: PopoverPlace) => void;
}

/** A highlight in the panel; its quote is a link to its place in the text. */
export function MarkLine(props: MarkLineProps) {
  const { mark, lang, hitsIn, isCurrent, onGo, onEdit } = props;
  const { highlights } = useStrings();
  const line = useRef<HTMLLIElement>(null);

  const withHits = (part: ListedText['part'], text: string) => {
    const { hits, currentHit } = hitsIn(part);
    return <MarkedText text={text} marks={hits.flat()} current={hits[currentHit]} />;
  };
  const shown = quoteListed(mark);
  const quote = (
    <span className="mark-quote" lang={lang ?? undefined}>
      {withHits('quote', shown)}
    </span>
  );
  const edit = () => {
    const box = line.current?.getBoundingClientRect();
    if (box) onEdit({ left: box.left, top: box.top, width: box.width, height: box.height });
  };
  return (
    <li
      ref={line}
      className={isCurrent ? 'mark-line current' : 'mark-line'}
      data-colour={mark.colour}
    >
      {onGo ? (
        <Button
          className="mark-go"
          aria-label={`${highlights.goTo(highlights.colours[mark.colour])}: ${shown}`}
          {...(isCurrent && { 'aria-current': 'true' })}
          onPress={onGo}
        >
          {quote}
        </Button>
      ) : (
        <div className="mark-go selectable">{quote}</div>
      )}
      <Hinted label={highlights.edit}>
        <Button className="icon-button mark-edit" aria-label={highlights.edit} onPress={edit}>
          <Pencil size={14} aria-hidden />
        </Button>
      </Hinted>
      {mark.note && <p className="mark-note">{withHits('note', mark.note)}</p>}
      {mark.tags.length > 0 && (
        <p className="mark-line-tags">{withHits('tags', tagsListed(mark))}</p>
      )}
    </li>
  );
}
