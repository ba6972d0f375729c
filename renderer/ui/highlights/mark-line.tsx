import { Pencil } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Highlight } from '../../core/highlight';
import type { Mark } from '../../search/protocol';
import { useStrings } from '../i18n/language-context';
import { MarkedText } from '../search/marked-text';
import type { PopoverPlace } from './mark-popover';

interface MarkLineProps {
  mark: Highlight;
  lang: string | null;
  /** What a search has found in its note, and which of these is the current one. */
  hits: readonly (readonly Mark[])[];
  currentHit: number;
  isCurrent: boolean;
  /** Null where its place is not known. */
  onGo: (() => void) | null;
  onEdit: (at: PopoverPlace) => void;
}

/** A highlight in the panel: its words lead to their place in the text. */
export function MarkLine(props: MarkLineProps) {
  const { mark, lang, hits, currentHit, isCurrent, onGo, onEdit } = props;
  const { highlights } = useStrings();
  const line = useRef<HTMLLIElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is the current one
  useLayoutEffect(() => {
    line.current?.querySelector('.mark-note .current')?.scrollIntoView({ block: 'nearest' });
  }, [hits, currentHit]);

  // More than its lines show, and not the megabyte that a file may hold.
  const quote = (
    <span className="mark-quote" lang={lang ?? undefined}>
      {mark.quote.slice(0, 600)}
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
          aria-label={`${highlights.goTo(highlights.colours[mark.colour])}: ${mark.quote.slice(0, 300)}`}
          {...(isCurrent && { 'aria-current': 'true' })}
          onPress={onGo}
        >
          {quote}
        </Button>
      ) : (
        <div className="mark-go selectable">{quote}</div>
      )}
      <Button className="icon-button mark-edit" aria-label={highlights.edit} onPress={edit}>
        <Pencil size={14} aria-hidden />
      </Button>
      {mark.note && (
        <p className="mark-note">
          <MarkedText text={mark.note} marks={hits.flat()} current={hits[currentHit]} />
        </p>
      )}
      {mark.tags.length > 0 && (
        <p className="mark-line-tags">{mark.tags.map((tag) => `#${tag}`).join(' ')}</p>
      )}
    </li>
  );
}
