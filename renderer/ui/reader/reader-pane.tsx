import {
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import { isJoined } from '../../core/article/join-pages';
import type { QuoteForm } from '../../core/exporting/quote-with-source';
import { siteOf } from '../../core/extract/site-rule';
import type { HighlightColour } from '../../core/highlights/highlight';
import { bringBack, takeOut } from '../../library/actions/left-out-parts';
import type { Theme } from '../../library/actions/preferences';
import { isOnePage } from '../../library/actions/read-article';
import type { ArticleText } from '../../library/copies/article-texts';
import { useAnnounce } from '../app/announcer';
import { ErrorBoundary } from '../app/error-boundary';
import type { ReadingPlace } from '../app/reading-history';
import { useServices } from '../app/services';
import { useAfterRender } from '../app/use-after-render';
import type { ArticleActions } from '../app/use-article-actions';
import type { DeepLinkControl } from '../app/use-deep-link';
import type { ReadingHistoryControl } from '../app/use-reading-history';
import { HighlightsPanel } from '../highlights/highlights-panel';
import { MarkPopover } from '../highlights/mark-popover';
import { RemovedMark } from '../highlights/removed-mark';
import { SelectionToolbar } from '../highlights/selection-toolbar';
import { useStrings } from '../i18n/language-context';
import type { WhatToMark } from '../search/what-to-mark';
import { usePreferences } from '../settings/preferences-context';
import { SiteRuleView } from '../site-rule/site-rule-view';
import { AloudBar } from './aloud-bar';
import { type ArticleContent, pageSanitizer } from './article-content';
import type { Neighbours } from './article-end';
import { ArticleFrame, type ArticleFrameHandle } from './article-frame';
import { FindBar } from './find-bar';
import type { FindablePage } from './findable-page';
import type { PartHandler } from './left-out-section';
import { listedTexts, noteOfHit } from './note-hits';
import { OriginalView } from './original-view';
import { ReaderMenu } from './reader-menu';
import { ReaderToolbar } from './reader-toolbar';
import { useArticleContent } from './use-article-content';
import { useFind } from './use-find';
import { useMarks } from './use-marks';
import { useNoteHits } from './use-note-hits';
import { useOnlyInOriginal } from './use-only-in-original';
import { useQuoteCopy } from './use-quote-copy';
import { useReadAloud } from './use-read-aloud';
import { useReaderMarks } from './use-reader-marks';
import { useReaderMenu } from './use-reader-menu';
import { useRoomBeside } from './use-room-beside';
import './reader-pane.css';
import { useWhenChanged } from '../app/use-when-changed';

export interface ReaderHandle {
  focus(): void;
  /** Scrolls by `by` screens; false when something else scrolls. */
  page(by: 1 | -1): boolean;
  toggleOriginal(): void;
  /** Opens or closes the selection of the article's block in its original page. */
  toggleSiteRule(): void;
  /** Shows or hides what was left out of the article. */
  toggleLeftOut(): void;
  /** Returns to the article. False when it was shown already. */
  leaveOriginal(): boolean;
  moveHit(by: number): void;
  /** The place that is shown; null while no article is. */
  place(): ReadingPlace | null;
  /** Opens the bar that finds words in the article. */
  find(): void;
  /** Goes to the next (1) or the previous (-1) place that the bar has found. */
  moveFound(by: 1 | -1): void;
  /** False when the bar was not open. */
  closeFind(): boolean;
  /** Highlights the selected passage; without a selection, selects a sentence. */
  mark(): void;
  /** Highlights the selected passage and opens its note; without one, opens the article's note. */
  note(): void;
  chooseSentence(by: -1 | 1, extend: boolean): void;
  /** False when nothing was selected. */
  clearChosen(): boolean;
  /** Reads the article aloud; pauses and goes on when it is read. */
  readAloud(): void;
  /** False when nothing was read aloud. */
  stopAloud(): boolean;
  togglePanel(): void;
  /** Highlights the selection in a colour, or re-colours the current highlight. False without either. */
  colour(colour: HighlightColour): boolean;
  /** Goes to the next (1) or the previous (-1) highlight in the text. */
  goToMark(by: 1 | -1): void;
  /** False when no highlight was removed in the last moments. */
  undoMark(): boolean;
  /**
   * Copies the selection, else the current highlight, else the article's source.
   *
   * @param form is kept for the next time
   */
  copyWithSource(form?: QuoteForm): void;
}

const nothing: ReturnType<typeof useReaderMarks>['listed']['missing'] = [];

interface ReaderPaneProps {
  article: Article;
  actions: ArticleActions;
  theme: Theme;
  marked: WhatToMark | null;
  /** True when the search matched the notes only. */
  isInNotes: boolean;
  /** True when the search matched only what was left out of the article. */
  isInLeftOut: boolean;
  link: Pick<DeepLinkControl, 'opened' | 'end'>;
  history: Pick<ReadingHistoryControl, 'wanted' | 'end' | 'jump'>;
  /** The versions and copies of the article, and the article itself. */
  related: readonly ArticleText[];
  /** Searches the library for words of the article. */
  onSearch: (words: string) => void;
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
  const { bridge, library } = useServices();
  const announce = useAnnounce();
  const afterRender = useAfterRender();
  const strings = useStrings();
  const frame = useRef<ArticleFrameHandle>(null);
  const [originalOf, setOriginalOf] = useState<string | null>(null);
  const [siteRuleOf, setSiteRuleOf] = useState<string | null>(null);
  const [leftOutOf, setLeftOutOf] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [bodyHits, setBodyHits] = useState(0);
  const [chosenHit, setChosenHit] = useState(0);
  const state = useArticleContent(article.id, attempt);
  const showsOriginal = originalOf === article.id;
  const canChooseBlock = isOnePage(article) && !isJoined(article) && siteOf(article.url) !== null;
  const choosesBlock = siteRuleOf === article.id;
  const showsLeftOut = leftOutOf === article.id;
  const source = article.url ?? article.canonicalUrl;
  const marks = useMarks(article);
  const menu = useReaderMenu(frame, marks.marks);
  const reading = useReaderMarks(article, frame, props.isInNotes, menu.open, marks);
  const { panel } = reading;
  const copy = useQuoteCopy(article, frame);
  const onlyInOriginal = useOnlyInOriginal(
    article,
    panel.isOpen && !showsOriginal ? reading.listed.missing : nothing,
  );
  const [findable, setFindable] = useState<FindablePage | 'none' | null>(null);
  const find = useFind(findable === 'none' ? null : findable, article.id);
  const hasText = !showsOriginal && !choosesBlock && state.kind === 'open';
  const aloud = useReadAloud(frame, [article.id, hasText && state.content]);
  const row = useRef<HTMLDivElement>(null);
  const hasRoomBeside = useRoomBeside(row, usePreferences().preferences);
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
  };
  const toggleOriginal = () => {
    setSiteRuleOf(null);
    reading.keepPlace();
    setOriginalOf(showsOriginal ? null : article.id);
  };
  const toggleSiteRule = () => {
    if (canChooseBlock) setSiteRuleOf(choosesBlock ? null : article.id);
  };
  const showLeftOut = () => {
    setOriginalOf(null);
    setSiteRuleOf(null);
    setLeftOutOf(article.id);
    afterRender(() => frame.current?.goToLeftOut?.(null));
  };
  const toggleLeftOut = () => {
    if (!article.leftOut) announce(strings.reader.nothingLeftOut);
    else if (showsLeftOut && !showsOriginal && !choosesBlock) setLeftOutOf(null);
    else showLeftOut();
  };
  const changePart: PartHandler = async (at, action) => {
    const isBack = action === 'bring-back';
    const change = isBack ? bringBack : takeOut;
    const isChanged = await change(library, pageSanitizer(), article.id, at);
    const done = isBack ? strings.reader.broughtBack : strings.reader.takenOut;
    announce(isChanged ? done : strings.reader.notChanged);
    frame.current?.goToLeftOut?.(at);
    setAttempt((before) => before + 1);
  };
  const leaveSiteRule = (changed: boolean) => {
    setSiteRuleOf(null);
    if (changed) setAttempt((before) => before + 1);
  };

  useImperativeHandle(ref, () => ({
    focus: () => frame.current?.focus(),
    page(by) {
      frame.current?.page(by);
      // The page of an original scrolls by itself.
      return frame.current !== null || document.activeElement?.tagName !== 'IFRAME';
    },
    toggleOriginal,
    toggleSiteRule,
    toggleLeftOut,
    leaveOriginal() {
      if (showsOriginal) reading.keepPlace();
      setOriginalOf(null);
      setSiteRuleOf(null);
      return showsOriginal || choosesBlock;
    },
    moveHit,
    find() {
      setSiteRuleOf(null);
      find.open();
    },
    place: () => frame.current?.place?.() ?? null,
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
    undoMark: marks.undo,
    colour: reading.colour,
    goToMark: reading.step,
    copyWithSource: (form) => copy.withSource(reading.passage(), form),
  }));

  // A hit in a highlight's note scrolls to the highlighted passage.
  const markOfHit = noteOfHit(noteHits, currentNoteHit) ?? null;
  useWhenChanged([markOfHit, currentHit], () => {
    if (markOfHit !== null) reading.goTo(markOfHit);
  });

  // Another article opens as an article, not as its original.
  useWhenChanged([article.id], () => {
    setOriginalOf(null);
    setSiteRuleOf(null);
    setLeftOutOf(null);
  });

  useWhenChanged([props.link.opened, article.id], () => {
    if (props.link.opened?.id !== article.id) return;
    setOriginalOf(null);
    setSiteRuleOf(null);
  });

  // Pages of a PDF have no text to find words in; the article has it.
  const leavesPages = find.isOpen && findable === 'none';
  useEffect(() => {
    if (leavesPages) setOriginalOf(null);
  }, [leavesPages]);

  // A place of the history is one in the article.
  useWhenChanged([props.history.wanted, article.id], () => {
    if (props.history.wanted?.id !== article.id) return;
    setOriginalOf(null);
    setSiteRuleOf(null);
  });

  // Opened to show the hit, as the notes are.
  useWhenChanged([article.id, props.isInLeftOut], () => {
    if (props.isInLeftOut) setLeftOutOf(article.id);
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
        <Button className="button" onPress={toggleOriginal}>
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
        showsOriginal={showsOriginal}
        onOriginal={toggleOriginal}
        leftOut={article.leftOut ? { isOn: showsLeftOut, toggle: toggleLeftOut } : null}
        siteRule={canChooseBlock ? { isOn: choosesBlock, toggle: toggleSiteRule } : null}
        onSource={source === null ? null : () => void bridge.request('openExternal', source)}
        hits={
          showsOriginal || choosesBlock
            ? null
            : { current: currentHit, total: hitCount, move: moveHit }
        }
        versions={
          props.related.length > 1 ? { texts: props.related, open: props.onVersions } : null
        }
        aloud={hasText ? { isOn: aloud.state !== null, toggle: aloud.toggle } : null}
        panel={{ isOpen: panel.isOpen, count: marks.marks.length, toggle: panel.toggle }}
      />
      <div ref={row} className="reader-row">
        <div className="reader-box">
          {find.isOpen && <FindBar find={find} />}
          <ErrorBoundary
            resetKey={`${article.id} ${showsOriginal} ${choosesBlock}`}
            fallback={broken}
          >
            {choosesBlock ? (
              <SiteRuleView article={article} onClose={leaveSiteRule} />
            ) : showsOriginal ? (
              <OriginalView
                article={article}
                onFindable={setFindable}
                marks={{
                  content: state.kind === 'open' && isOpen(state.content) ? state.content : null,
                  ref: frame,
                  ...reading.inFrame(article.id),
                }}
              />
            ) : state.kind === 'open' ? (
              <ArticleFrame
                ref={frame}
                article={article.id === state.content.id ? article : state.content.article}
                content={state.content}
                theme={theme}
                marked={marked}
                currentHit={currentHit}
                link={props.link.opened}
                onLinkEnd={props.link.end}
                place={props.history.wanted}
                onPlaceEnd={props.history.end}
                onJump={props.history.jump}
                onHits={onHits}
                showsLeftOut={showsLeftOut}
                onShowLeftOut={showLeftOut}
                onArticle={props.onArticle}
                onPart={changePart}
                neighbours={props.neighbours}
                onNeighbour={props.onNeighbour}
                onFindable={setFindable}
                onFoundInLeftOut={() => setLeftOutOf(article.id)}
                {...reading.inFrame(state.content.id)}
              />
            ) : state.kind === 'gone' ? (
              <p className="reader-message">{strings.reader.gone}</p>
            ) : (
              state.kind === 'broken' && broken(() => setAttempt(attempt + 1))
            )}
          </ErrorBoundary>
          {!choosesBlock && reading.chosen && (
            <SelectionToolbar
              box={reading.chosen.box}
              colour={marks.colour}
              onMark={reading.markIn}
              onNote={reading.note}
              onCopy={() => copy.withSource(reading.passage())}
            />
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
            onUndo={marks.undo}
          />
        </div>
        {panel.isOpen && (
          <HighlightsPanel
            article={article}
            isOver={!hasRoomBeside}
            count={marks.marks.length}
            listed={reading.listed}
            showsOriginal={showsOriginal}
            onlyInOriginal={onlyInOriginal}
            noteHits={noteHits}
            currentNoteHit={currentNoteHit}
            markOfHit={markOfHit}
            current={reading.current}
            onGo={(id) => {
              const isInOriginal = showsOriginal && frame.current?.placeOfMark(id);
              if (isInOriginal || !(showsOriginal || choosesBlock)) reading.goTo(id);
              else {
                setOriginalOf(null);
                setSiteRuleOf(null);
                reading.goToNext(id);
              }
            }}
            onGoToOriginal={(id) => {
              setOriginalOf(article.id);
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
