import { type RefObject, useMemo } from 'react';
import type { Article } from '../../core/article/article';
import { type QuoteForm, quoteWithSource } from '../../core/exporting/quote-with-source';
import type { TextQuote } from '../../core/highlights/anchor-quote';
import { deepLink } from '../../core/highlights/deep-link';
import { referenceOf } from '../../library/cite/reference-of';
import { useAnnounce } from '../app/announcer';
import { copyImage, copyTypes } from '../app/clipboard';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { ArticleFrameHandle } from './article-frame';

export interface QuoteCopy {
  /**
   * Copies a passage with its source and the link to it; for null the source alone.
   *
   * @param form is kept for the next time; without one, the kept one is used
   */
  withSource: (passage: TextQuote | null, form?: QuoteForm) => void;
  text: (text: string) => void;
  image: (image: HTMLImageElement) => void;
}

/** Copies from the open article, and says so. */
export function useQuoteCopy(
  article: Article,
  frame: RefObject<ArticleFrameHandle | null>,
): QuoteCopy {
  const { library } = useServices();
  const { copying } = useStrings();
  const announce = useAnnounce();
  const { preferences, change } = usePreferences();

  const withSource = useNewest((passage: TextQuote | null, form?: QuoteForm) => {
    if (form !== undefined && form !== preferences.quoteForm) change({ quoteForm: form });
    const link = passage
      ? (frame.current?.linkTo(passage) ?? deepLink(article.id, passage))
      : deepLink(article.id);
    const pages = (passage && frame.current?.pagesOf?.(passage)) ?? null;
    const words = passage ? (frame.current?.wordsOf?.(passage) ?? passage.quote) : '';
    const wanted = form ?? preferences.quoteForm;
    const copy = async () => {
      const reference =
        wanted === 'citation' ? await referenceOf(library, article, preferences) : null;
      const source = { article, link, reference, pages };
      const copied = quoteWithSource(words, source, wanted);
      await copyTypes({ 'text/plain': copied.text, 'text/html': copied.html });
    };
    copy().then(
      () => announce(passage ? copying.copiedWithSource : copying.copiedSource),
      () => announce(copying.failed),
    );
  });

  return useMemo(() => {
    const say = (copied: Promise<void>, done: string) => {
      copied.then(
        () => announce(done),
        () => announce(copying.failed),
      );
    };
    return {
      withSource,
      text: (text) => say(navigator.clipboard.writeText(text), copying.copied),
      image: (image) => say(copyImage(image), copying.copiedImage),
    };
  }, [withSource, announce, copying]);
}
