import { X } from 'lucide-react';
import { type RefObject, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import { noteArticle } from '../../library/actions/note-article';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { hitsIn, type NoteHits } from '../reader/note-hits';
import type { ListedMarks } from '../reader/placed-marks';
import { MarkLine } from './mark-line';
import { NoteField } from './note-field';
import type { PopoverPlace } from './popover-place';
import './highlights.css';
import { useWhenChangedBeforePaint } from '../app/use-when-changed';

interface HighlightsPanelProps {
  article: Article;
  /** True when it stands below the text, not beside it. */
  isBelow: boolean;
  /** The number of highlights, known before `listed` is. */
  count: number;
  listed: ListedMarks;
  /** True when `listed` is about the original, not about the reading text. */
  showsOriginal: boolean;
  /** The ids of highlights that the original has and the reading text has not. */
  onlyInOriginal: ReadonlySet<string>;
  /** The search hits in the notes, and the index of the current one. */
  noteHits: NoteHits;
  currentNoteHit: number;
  /** The highlight whose note holds the current hit. */
  markOfHit: string | null;
  current: string | null;
  onGo: (id: string) => void;
  onGoToOriginal: (id: string) => void;
  onEdit: (id: string, at: PopoverPlace) => void;
  onClose: () => void;
  /** Returns the focus to the article. */
  onLeave: () => void;
  note: RefObject<HTMLTextAreaElement | null>;
  ref: RefObject<HTMLElement | null>;
}

/** A book has hundreds of highlights; a hostile file may have far more. */
const shownAtFirst = 300;

/** The article's note and its highlights in text order. */
export function HighlightsPanel(props: HighlightsPanelProps) {
  const { article, count, current, noteHits, currentNoteHit, markOfHit } = props;
  const { inText } = props.listed;
  const onlyInOriginal = props.listed.missing.filter(({ id }) => props.onlyInOriginal.has(id));
  const missing = props.listed.missing.filter(({ id }) => !props.onlyInOriginal.has(id));
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const id = useId();
  const [allOf, setAllOf] = useState<string | null>(null);
  const words = strings.highlights;
  // All are shown when the current hit is below the limit.
  const isBehind = (some: readonly Highlight[]) =>
    some.findIndex(({ id }) => id === markOfHit) >= shownAtFirst;
  const showsAll = allOf === article.id || [inText, onlyInOriginal, missing].some(isBehind);
  const limit = showsAll ? Number.POSITIVE_INFINITY : shownAtFirst;

  useWhenChangedBeforePaint([noteHits, currentNoteHit], () => {
    const mark = props.ref.current?.querySelector('.mark-line mark.current');
    mark?.scrollIntoView({ block: 'nearest' });
  });

  const lines = (some: readonly Highlight[], onGo: ((id: string) => void) | null) => (
    <ul className="mark-lines">
      {some.slice(0, limit).map((mark) => (
        <MarkLine
          key={mark.id}
          mark={mark}
          lang={article.lang}
          hitsIn={(part) => hitsIn(noteHits, { of: mark.id, part }, currentNoteHit)}
          isCurrent={mark.id === current}
          onGo={onGo && (() => onGo(mark.id))}
          onEdit={(at) => props.onEdit(mark.id, at)}
        />
      ))}
      {some.length > limit && (
        <li>
          <Button className="show-more" onPress={() => setAllOf(article.id)}>
            {strings.sidebar.showAll(some.length)}
          </Button>
        </li>
      )}
    </ul>
  );

  return (
    <aside
      ref={props.ref}
      tabIndex={-1}
      className={props.isBelow ? 'highlights-panel below' : 'highlights-panel'}
      aria-labelledby={`${id}-title`}
    >
      <div className="highlights-head">
        <h2 id={`${id}-title`} className="highlights-title">
          {words.panel}
        </h2>
        <IconButton icon={X} label={words.hidePanel} command="highlights" onPress={props.onClose} />
      </div>
      <div className="highlights-scroll scrolls">
        <h3 className="highlights-heading">{words.articleNote}</h3>
        <NoteField
          key={article.id}
          ref={props.note}
          label={words.articleNote}
          placeholder={words.articleNotePlaceholder}
          stored={article.note}
          {...hitsIn(noteHits, { of: null, part: 'note' }, currentNoteHit)}
          onLeave={props.onLeave}
          onSave={(note) => {
            history
              .run('note', (own) => noteArticle(own, article.id, note))
              .catch(() => announce(strings.announce.failed));
          }}
        />
        <h3 className="highlights-heading">{words.count(count)}</h3>
        {count === 0 && <p className="quiet highlights-hint">{words.none}</p>}
        {inText.length > 0 && lines(inText, props.onGo)}
        {props.listed.missing.length > 0 && (
          <section aria-labelledby={`${id}-missing`}>
            <h3 id={`${id}-missing`} className="highlights-heading">
              {(props.showsOriginal ? words.notInOriginal : words.missing)(
                props.listed.missing.length,
              )}
            </h3>
            {missing.length > 0 && !props.showsOriginal && (
              <p className="quiet highlights-hint">{words.missingHint}</p>
            )}
            {missing.length > 0 && lines(missing, props.showsOriginal ? props.onGo : null)}
            {onlyInOriginal.length > 0 && (
              <section aria-labelledby={`${id}-original`}>
                <h4 id={`${id}-original`} className="highlights-heading">
                  {words.onlyInOriginal(onlyInOriginal.length)}
                </h4>
                {lines(onlyInOriginal, props.onGoToOriginal)}
              </section>
            )}
          </section>
        )}
      </div>
    </aside>
  );
}
