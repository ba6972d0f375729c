import {
  memo,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import type { Theme } from '../../library/actions/preferences';
import type { ArticleText } from '../../library/copies/article-texts';
import { useAnnounce } from '../app/announcer';
import { ErrorBoundary } from '../app/error-boundary';
import { useServices } from '../app/services';
import type { RoomForTwo } from '../app/shown-panes';
import type { ArticleActions } from '../app/use-article-actions';
import type { DeepLinkControl } from '../app/use-deep-link';
import type { ReadingHistoryControl } from '../app/use-reading-history';
import { HighlightsPanel } from '../highlights/highlights-panel';
import { MarkPopover } from '../highlights/mark-popover';
import { RemovedMark } from '../highlights/removed-mark';
import { useStrings } from '../i18n/language-context';
import type { WhatToMark } from '../search/what-to-mark';
import { usePreferences } from '../settings/preferences-context';
import { SiteRuleView } from '../site-rule/site-rule-view';
import { AloudBar } from './aloud-bar';
import type { ArticleContent } from './article-content';
import type { ArticleContents } from './article-contents';
import type { Neighbours } from './article-end';
import { ArticleFiles } from './article-files';
import { ArticleFrame } from './article-frame';
import { FindBar } from './find-bar';
import type { FindablePage } from './findable-page';
import { listedTexts, noteOfHit } from './note-hits';
import { OriginalView } from './original-view';
import { OutlinePanel } from './outline-panel';
import type { ReaderHandle } from './reader-handle';
import { ReaderMenu } from './reader-menu';
import { ReaderToolbar } from './reader-toolbar';
import { ReaderView } from './reader-view';
import { useFind } from './use-find';
import { useInStep } from './use-in-step';
import { useMarks } from './use-marks';
import { useNoteHits } from './use-note-hits';
import { useOnlyInOriginal } from './use-only-in-original';
import { useOutline } from './use-outline';
import { useQuoteCopy } from './use-quote-copy';
import { useReadAloud } from './use-read-aloud';
import { useReaderFrames, type ViewName } from './use-reader-frames';
import { useReaderMarks } from './use-reader-marks';
import { useReaderMenu } from './use-reader-menu';
import { useReaderViews } from './use-reader-views';
import { useRoomBeside } from './use-room-beside';
import { VerticalOffer } from './vertical-offer';
import './reader-pane.css';
import { useWhenChanged } from '../app/use-when-changed';

/** The hits of an original beside the article, which has the current one. */
const unled = { currentHit: -1, moves: 0, onHits() {} };
const nothing: ReturnType<typeof useReaderMarks>['listed']['missing'] = [];

interface ReaderPaneProps {
  article: Article;
  contents: ArticleContents;
  actions: ArticleActions;
  theme: Theme;
  marked: WhatToMark | null;
  /** True when the search matched the notes only. */
  isInNotes: boolean;
  /** True when the search matched only what was left out of the article. */
  isInLeftOut: boolean;
  link: Pick<DeepLinkControl, 'opened' | 'end'>;
  history: Pick<ReadingHistoryControl, 'wanted' | 'end' | 'jump'>;
  room: RoomForTwo;
  /** The versions and copies of the article, and the article itself. */
  related: readonly ArticleText[];
  /** Searches the library for words of the article. */
  onSearch: (words: string) => void;
  /** Undoes the last change of the library. */
  onUndo: () => void;
  onVersions: () => void;
  /** Opens another article. */
  onArticle: (id: string) => void;
  neighbours: Neighbours;
  /** Opens the next (1) or the previous (-1) article of the list. */
  onNeighbour: (by: 1 | -1) => void;
  ref: RefObject<ReaderHandle | null>;
}

export const ReaderPane = memo(function ReaderPane(props: ReaderPaneProps) {
  const { article, actions, theme, marked, ref } = props;
  const { bridge } = useServices();
  const announce = useAnnounce();
  const strings = useStrings();
  const frames = useReaderFrames();
  const frame = frames.used;
  const [bodyHits, setBodyHits] = useState(0);
  const [chosenHit, setChosenHit] = useState(0);
  const [hitMoves, setHitMoves] = useState(0);
  const source = article.url ?? article.canonicalUrl;
  const marks = useMarks(article);
  const menu = useReaderMenu(frame, marks.marks);
  const step = useInStep(frames);
  const reading = useReaderMarks(
    article,
    frame,
    props.isInNotes,
    { onMenu: menu.open, onText: { article: step.onArticle, original: step.onOriginal } },
    marks,
  );
  const { panel } = reading;
  const views = useReaderViews(article, {
    frame,
    contents: props.contents,
    keepPlace: reading.keepPlace,
    link: props.link.opened,
    place: props.history.wanted,
    isInLeftOut: props.isInLeftOut,
    room: props.room,
  });
  const { state, showsOriginal, showsBoth, choosesBlock, showsLeftOut } = views;
  const copy = useQuoteCopy(article, frame);
  const onlyInOriginal = useOnlyInOriginal(
    article,
    panel.isOpen && !showsOriginal ? reading.listed.missing : nothing,
  );
  const [inArticle, setInArticle] = useState<FindablePage | null>(null);
  const [inOriginal, setInOriginal] = useState<FindablePage | 'none' | null>(null);
  const findsInOriginal = frames.last === 'original' && inOriginal !== 'none';
  const findable = showsOriginal || (showsBoth && findsInOriginal) ? inOriginal : inArticle;
  const find = useFind(findable === 'none' ? null : findable, article.id);
  const hasText = !showsOriginal && !choosesBlock && state.kind === 'open';
  const aloud = useReadAloud(
    frames.article,
    { article: article.id, content: hasText ? state.content : null },
    { next: props.neighbours.next?.id ?? null, open: () => props.onNeighbour(1) },
  );
  const row = useRef<HTMLDivElement>(null);
  const outline = useOutline(article, () =>
    (showsOriginal ? frames.original : frames.article).current?.focus(),
  );
  const beside = useRoomBeside(row, usePreferences().preferences, panel.isOpen, showsBoth ? 2 : 1);
  // The hits in the notes follow those in the text, as long as the notes are shown.
  const notes = useMemo(
    () => listedTexts(article.note, reading.listed),
    [article.note, reading.listed],
  );
  const noteHits = useNoteHits(notes, marked, panel.isOpen);
  const hitCount = bodyHits + noteHits.total;
  const currentHit = Math.min(chosenHit, Math.max(0, hitCount - 1));
  const currentNoteHit = currentHit - bodyHits;

  const onHits = useCallback((total: number, first: number) => {
    setBodyHits(total);
    setChosenHit(first);
  }, []);

  const moveHit = (by: number) => {
    if (hitCount > 0) setChosenHit((currentHit + by + hitCount) % hitCount);
    setHitMoves(hitMoves + 1);
  };
  useImperativeHandle(ref, () => ({
    focus: () => frame.current?.focus(),
    page(by) {
      frame.current?.page(by);
      // The page of an original scrolls by itself.
      return frame.current !== null || document.activeElement?.tagName !== 'IFRAME';
    },
    toggleOriginal: views.toggleOriginal,
    toggleSiteRule: views.toggleSiteRule,
    toggleLeftOut: views.toggleLeftOut,
    showLeftOut: views.showLeftOut,
    leaveOriginal() {
      if (showsOriginal) reading.keepPlace();
      views.toArticle();
      return showsOriginal || showsBoth || choosesBlock;
    },
    moveHit,
    zoom(by) {
      frame.current?.zoom?.(by);
      return frame.current?.zoom !== undefined;
    },
    find() {
      if (choosesBlock) views.toggleSiteRule();
      find.open();
    },
    place: () => frames.article.current?.place?.() ?? null,
    moveFound: find.move,
    closeFind: find.close,
    mark: reading.mark,
    note: reading.note,
    chooseSentence(by, extend) {
      if (extend || !aloud.step(by)) frame.current?.chooseSentence(by, extend);
    },
    readAloud: () => (hasText ? aloud.toggle() : announce(strings.aloud.nothing)),
    stopAloud: aloud.stop,
    clearChosen: () => frame.current?.clearChosen() ?? false,
    togglePanel: panel.toggle,
    toggleOutline: outline.toggle,
    uncoverText: () => !beside.outline && outline.close(),
    removeMark: reading.remove,
    leavePanel: panel.leave,
    colour: reading.colour,
    goToMark: reading.step,
    copyWithSource: (form) => copy.withSource(reading.passage(), form),
  }));

  // A hit in a highlight's note scrolls to the highlighted passage.
  const markOfHit = noteOfHit(noteHits, currentNoteHit) ?? null;
  useWhenChanged([markOfHit, currentHit], () => {
    if (markOfHit !== null) reading.goTo(markOfHit);
  });

  // A missing or broken original has no text to find words in; the article has it.
  const leavesPages = find.isOpen && findable === 'none';
  useWhenChanged([leavesPages], () => {
    if (leavesPages) views.toArticle();
  });

  // Of two views the focus is in the one that was there before.
  useWhenChanged([showsBoth], () => frames.use(showsBoth ? 'original' : 'article'));

  const inView = (view: ViewName) => ({
    frame: frames[view],
    chosen: reading.chosen?.view === view ? reading.chosen : null,
    colour: marks.colour,
    onMark: reading.markIn,
    onNote: reading.note,
    onCopy: () => copy.withSource(reading.passage()),
  });

  const isOpen = (content: ArticleContent) => content.id === article.id;
  const broken = (retry: () => void) => (
    <div className="reader-message" role="alert">
      <strong>{strings.reader.broken}</strong>
      <span>{strings.reader.brokenHint}</span>
      <span className="reader-message-actions">
        <Button className="button" onPress={retry}>
          {strings.reader.tryAgain}
        </Button>
        <Button className="button" onPress={views.toggleOriginal}>
          {strings.reader.showOriginal}
        </Button>
      </span>
    </div>
  );

  return (
    <main className="reader" aria-label={strings.reader.label}>
      <ReaderToolbar
        article={article}
        actions={actions}
        original={{
          isOn: showsOriginal || showsBoth,
          next: views.next,
          toggle: views.toggleOriginal,
        }}
        leftOut={article.leftOut ? { isOn: showsLeftOut, toggle: views.toggleLeftOut } : null}
        siteRule={
          views.canChooseBlock ? { isOn: choosesBlock, toggle: views.toggleSiteRule } : null
        }
        onSource={source === null ? null : () => void bridge.request('openExternal', source)}
        hits={choosesBlock ? null : { current: currentHit, total: hitCount, move: moveHit }}
        versions={
          props.related.length > 1 ? { texts: props.related, open: props.onVersions } : null
        }
        aloud={hasText ? { isOn: aloud.state !== null, toggle: aloud.toggle } : null}
        outline={outline.outline && { isOpen: outline.isOpen, toggle: outline.toggle }}
        panel={{ isOpen: panel.isOpen, count: marks.marks.length, toggle: panel.toggle }}
      />
      <div ref={row} className="reader-row">
        {outline.isOpen && outline.outline && !choosesBlock && (
          <OutlinePanel
            outline={outline.outline}
            isOver={!beside.outline}
            field={outline.field}
            onClose={outline.close}
          />
        )}
        <div className="reader-box">
          {find.isOpen && <FindBar find={find} />}
          {!choosesBlock && <ArticleFiles article={article} />}
          <ErrorBoundary resetKey={`${article.id} ${views.next} ${choosesBlock}`} fallback={broken}>
            {choosesBlock ? (
              <SiteRuleView article={article} onClose={views.leaveSiteRule} />
            ) : (
              <div className="reader-views">
                {!showsOriginal && (
                  <ReaderView key="article" {...inView('article')}>
                    {state.kind === 'open' ? (
                      <ArticleFrame
                        ref={frames.article}
                        article={article.id === state.content.id ? article : state.content.article}
                        content={state.content}
                        theme={theme}
                        marked={marked}
                        currentHit={currentHit}
                        moves={hitMoves}
                        link={props.link.opened}
                        onLinkEnd={props.link.end}
                        place={props.history.wanted}
                        onPlaceEnd={props.history.end}
                        onJump={props.history.jump}
                        onHits={onHits}
                        showsLeftOut={showsLeftOut}
                        onShowLeftOut={views.showLeftOut}
                        onFetch={actions.fetch}
                        onArticle={props.onArticle}
                        onPart={views.changePart}
                        neighbours={props.neighbours}
                        onNeighbour={props.onNeighbour}
                        onFindable={setInArticle}
                        onOutline={outline.set}
                        onFoundInLeftOut={views.addLeftOut}
                        {...reading.inFrame('article', state.content.id)}
                      />
                    ) : state.kind === 'gone' ? (
                      <p className="reader-message">{strings.reader.gone}</p>
                    ) : (
                      state.kind === 'broken' && broken(views.readAgain)
                    )}
                  </ReaderView>
                )}
                {(showsOriginal || showsBoth) && (
                  <ReaderView key="original" {...inView('original')}>
                    <OriginalView
                      article={article}
                      onFindable={setInOriginal}
                      onOutline={showsOriginal ? outline.set : undefined}
                      search={
                        showsOriginal
                          ? { marked, currentHit, moves: hitMoves, onHits }
                          : { ...unled, marked }
                      }
                      marks={{
                        content:
                          state.kind === 'open' && isOpen(state.content) ? state.content : null,
                        ref: frames.original,
                        ...reading.inFrame('original', article.id, showsOriginal),
                      }}
                    />
                  </ReaderView>
                )}
              </div>
            )}
          </ErrorBoundary>
          {!(showsOriginal || choosesBlock) && (
            <VerticalOffer article={article} onClose={() => frame.current?.focus()} />
          )}
          {aloud.state && (
            <AloudBar
              state={aloud.state}
              aloud={aloud}
              onStop={() => {
                aloud.stop();
                frame.current?.focus();
              }}
            />
          )}
          <RemovedMark
            removed={marks.undoable?.marks ?? []}
            wasJoined={marks.undoable?.kind === 'joined'}
            onUndo={props.onUndo}
          />
        </div>
        {panel.isOpen && (
          <HighlightsPanel
            article={article}
            isBelow={!beside.panel}
            count={marks.marks.length}
            listed={reading.listed}
            showsOriginal={showsOriginal}
            onlyInOriginal={onlyInOriginal}
            noteHits={noteHits}
            currentNoteHit={currentNoteHit}
            markOfHit={markOfHit}
            current={reading.current}
            onGo={(id) => {
              if (showsBoth) frames.use('article');
              const isInOriginal = showsOriginal && frame.current?.placeOfMark(id);
              if (isInOriginal || !(showsOriginal || choosesBlock)) reading.goTo(id);
              else {
                views.toArticle();
                reading.goToNext(id);
              }
            }}
            onGoToOriginal={(id) => {
              views.toOriginal();
              reading.goToNext(id);
            }}
            onEdit={(id, at) => reading.edit({ id, at, forNote: false })}
            onClose={panel.toggle}
            onLeave={() => frame.current?.focus()}
            note={panel.note}
            ref={panel.element}
          />
        )}
      </div>
      {reading.edited && (
        <MarkPopover
          key={reading.edited.mark.id}
          {...reading.edited}
          marks={marks}
          copy={copy}
          onJoin={reading.joinerOf(reading.edited.mark)}
          onClose={() => reading.edit(null)}
        />
      )}
      {menu.target && (
        <ReaderMenu
          target={menu.target}
          copy={copy}
          passage={frame.current?.chosen()?.passage ?? menu.target.mark}
          onMark={reading.mark}
          onNote={reading.note}
          onEdit={({ id }) => {
            const at = frame.current?.placeOfMark(id);
            if (at) reading.edit({ id, at, forNote: false });
          }}
          onRemove={({ id }) => marks.remove(id)}
          onSearch={props.onSearch}
          onClose={menu.close}
        />
      )}
    </main>
  );
});
