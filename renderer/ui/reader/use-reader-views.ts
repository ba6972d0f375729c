import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { isJoined } from '../../core/article/join-pages';
import { siteOf } from '../../core/extract/site-rule';
import type { DeepLink } from '../../core/highlights/deep-link';
import { bringBack, takeOut } from '../../library/actions/left-out-parts';
import { isOnePage } from '../../library/actions/read-article';
import { useAnnounce } from '../app/announcer';
import type { ReadingPlace } from '../app/reading-history';
import { useServices } from '../app/services';
import type { RoomForTwo } from '../app/shown-panes';
import { useAfterRender } from '../app/use-after-render';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { pageSanitizer } from './article-content';
import type { ArticleContents } from './article-contents';
import type { ArticleFrameHandle } from './article-frame';
import type { PartHandler } from './left-out-section';
import { type ContentState, useArticleContent } from './use-article-content';

/** Which of the views of an article the reader shows. */
export interface ReaderViews {
  /** The article's body; `gone` and `broken` are messages. */
  state: ContentState;
  /** True while the original is shown in the article's place. */
  showsOriginal: boolean;
  /** True while the original is shown beside the article. */
  showsBoth: boolean;
  /** True while the article's block is chosen in its original page. */
  choosesBlock: boolean;
  canChooseBlock: boolean;
  showsLeftOut: boolean;
  /** Shows the article; it may be on its way. */
  toArticle(): void;
  /** Shows the original, at its beginning. */
  toOriginal(): void;
  /** What `toggleOriginal` shows. */
  next: 'original' | 'both' | 'article';
  /** Shows the article, then its original, then both where there is room, at the same place. */
  toggleOriginal(): void;
  toggleSiteRule(): void;
  /** @param changed by a rule that was made */
  leaveSiteRule(changed: boolean): void;
  /** Shows what was left out, and goes there. */
  showLeftOut(): void;
  toggleLeftOut(): void;
  /** Adds the parts that were left out, below the article. */
  addLeftOut(): void;
  changePart: PartHandler;
  readAgain(): void;
}

interface ReaderViewsOptions {
  frame: RefObject<ArticleFrameHandle | null>;
  contents: ArticleContents;
  /** Lets the view that is shown next begin where this one does. */
  keepPlace: () => void;
  link: DeepLink | null;
  /** The place of the history that is shown next. */
  place: ReadingPlace | null;
  isInLeftOut: boolean;
  room: RoomForTwo;
}

export function useReaderViews(
  article: Article,
  { frame, contents, keepPlace, link, place, isInLeftOut, room }: ReaderViewsOptions,
): ReaderViews {
  const { library } = useServices();
  const announce = useAnnounce();
  const afterRender = useAfterRender();
  const strings = useStrings();
  const [original, setOriginal] = useState<{ of: string; isBeside: boolean } | null>(null);
  const [siteRuleOf, setSiteRuleOf] = useState<string | null>(null);
  const [leftOutOf, setLeftOutOf] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const state = useArticleContent(contents, article, attempt);
  const isOriginal = original?.of === article.id;
  const showsOriginal = isOriginal && !original.isBeside;
  const showsBoth = isOriginal && original.isBeside && room.isTaken && room.isPossible;
  const canChooseBlock = isOnePage(article) && !isJoined(article) && siteOf(article.url) !== null;
  const choosesBlock = siteRuleOf === article.id;
  const showsLeftOut = leftOutOf === article.id;

  const toArticle = () => {
    setOriginal(null);
    setSiteRuleOf(null);
  };
  const afterOriginal = room.isPossible ? 'both' : 'article';
  const next = showsBoth ? 'article' : showsOriginal ? afterOriginal : 'original';
  const readAgain = () => setAttempt((before) => before + 1);
  const showLeftOut = () => {
    toArticle();
    setLeftOutOf(article.id);
    afterRender(() => frame.current?.goToLeftOut?.(null));
  };
  // The frame in which a block is chosen takes the focus, and is gone afterwards.
  const focusBefore = useRef<Element | null>(null);
  const returnFocus = () =>
    afterRender(() => {
      const list = document.querySelector<HTMLElement>('[data-keys="list"]');
      const before = focusBefore.current as HTMLElement | null;
      const isThere = before?.isConnected && before !== document.body;
      (isThere ? before : list)?.focus({ preventScroll: true });
    });
  const { take } = room;
  useEffect(() => {
    if (showsBoth) return () => take(false);
    return;
  }, [showsBoth, take]);

  // Another article opens as an article, not as its original.
  useWhenChanged([article.id], () => {
    toArticle();
    setLeftOutOf(null);
  });

  useWhenChanged([link, article.id], () => {
    if (link?.id === article.id) toArticle();
  });

  // A place of the history is one in the article.
  useWhenChanged([place, article.id], () => {
    if (place?.id === article.id) toArticle();
  });

  // Opened to show the hit, as the notes are.
  useWhenChanged([article.id, isInLeftOut], () => {
    if (isInLeftOut) setLeftOutOf(article.id);
  });

  return {
    ...{ state, showsOriginal, showsBoth, next, choosesBlock, canChooseBlock, showsLeftOut },
    ...{ toArticle, showLeftOut, readAgain },
    toOriginal: () => setOriginal({ of: article.id, isBeside: false }),
    toggleOriginal() {
      setSiteRuleOf(null);
      // Of two the one that stays is where the other is.
      if (!showsBoth) keepPlace();
      setOriginal(next === 'article' ? null : { of: article.id, isBeside: next === 'both' });
      if (next === 'both') take(true);
      if (showsBoth) afterRender(() => frame.current?.focus());
    },
    toggleSiteRule() {
      if (!canChooseBlock) return;
      if (choosesBlock) returnFocus();
      else focusBefore.current = document.activeElement;
      setSiteRuleOf(choosesBlock ? null : article.id);
    },
    leaveSiteRule(changed) {
      setSiteRuleOf(null);
      returnFocus();
      if (changed) readAgain();
    },
    toggleLeftOut() {
      if (!article.leftOut) announce(strings.reader.nothingLeftOut);
      else if (showsLeftOut && !showsOriginal && !choosesBlock) setLeftOutOf(null);
      else showLeftOut();
    },
    addLeftOut: () => setLeftOutOf(article.id),
    async changePart(at, action) {
      const isBack = action === 'bring-back';
      const change = isBack ? bringBack : takeOut;
      const isChanged = await change(library, pageSanitizer(), article.id, at);
      const done = isBack ? strings.reader.broughtBack : strings.reader.takenOut;
      announce(isChanged ? done : strings.reader.notChanged);
      frame.current?.goToLeftOut?.(at);
      readAgain();
    },
  };
}
