import { useRef, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type QuoteForm, quoteWithSource } from '../../core/exporting/quote-with-source';
import type { TextQuote } from '../../core/highlights/anchor-quote';
import { deepLink } from '../../core/highlights/deep-link';
import { quotedWords } from '../../core/highlights/highlight';
import { referencesOf } from '../../library/cite/reference-of';
import type { HighlightRow } from '../../library/highlights/group-highlights';
import { useAnnounce } from '../app/announcer';
import { copyTypes } from '../app/clipboard';
import { useArticleList, useServices } from '../app/services';
import { useAfterRender } from '../app/use-after-render';
import type { PopoverPlace } from '../highlights/popover-place';
import { useStrings } from '../i18n/language-context';
import { selectOnly } from '../library/selection';
import { usePreferences } from '../settings/preferences-context';
import type { HighlightRowsHandle } from './highlight-rows';
import type { HighlightsPlace } from './use-highlights-place';
import { useListedMarks } from './use-listed-marks';

/** The highlight that is being edited. */
interface Edited {
  id: string;
  at: PopoverPlace;
  forNote: boolean;
}

/**
 * What the page of all highlights does.
 *
 * @param openAt opens an article at a quote
 */
export function useHighlightsPage(
  place: HighlightsPlace,
  openAt: (id: ArticleId, quote: TextQuote) => void,
) {
  const marks = useListedMarks();
  const rows = useRef<HighlightRowsHandle>(null);
  const box = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState<Edited | null>(null);
  const announce = useAnnounce();
  const { allHighlights: words, copying } = useStrings();
  const { articles } = useArticleList();
  const { library } = useServices();
  const { preferences } = usePreferences();
  const { selection } = place;
  const focused = place.rows.find(({ id }) => id === selection.focus);
  const afterRender = useAfterRender();
  const focusRows = () => afterRender(() => rows.current?.focus());

  function say(copied: Promise<void>, count: number): void {
    copied.then(
      () => announce(words.copied(count)),
      () => announce(copying.failed),
    );
  }

  /** Copies the selected highlights, in this or in the usual form. */
  function copyWithSource(form: QuoteForm = preferences.quoteForm): void {
    if (selection.ids.size === 0) return;
    const chosen = new Map(place.chosen.map((row) => [row.key, row]));
    const quotes = [...chosen.values()].flatMap(({ article: id, mark }) => {
      const article = articles.get(id);
      return article ? [{ article, mark }] : [];
    });
    const copied = async () => {
      const cited = form === 'citation' ? quotes.map(({ article }) => article) : [];
      const references = await referencesOf(library, cited, preferences);
      const all = quotes.map(({ article, mark }) => {
        const link = deepLink(article.id, mark);
        const reference = references.get(article.id) ?? null;
        return quoteWithSource(quotedWords(mark), { article, link, reference }, form);
      });
      const text = all.map((each) => each.text).join('\n\n');
      return copyTypes({ 'text/plain': text, 'text/html': all.map((each) => each.html).join('') });
    };
    say(copied(), quotes.length);
  }

  return {
    ...{ place, marks, rows, box, editing, focusRows },
    focusBox: () => box.current?.focus(),
    openRow: ({ article, mark }: HighlightRow) => openAt(article, mark),
    /** Opens the article of the focused highlight at its words; without one it selects the first. */
    openFocused() {
      const [first] = place.rows;
      if (focused) openAt(focused.article, focused.mark);
      else if (first) place.select(selectOnly(first.id));
    },
    edit(forNote: boolean) {
      const at = focused && rows.current?.boxOf(focused.id);
      if (focused && at) setEditing({ id: focused.id, at, forNote });
    },
    endEditing() {
      setEditing(null);
      focusRows();
    },
    remove() {
      if (selection.ids.size > 0) marks.remove(place.chosen);
    },
    copyText: (text: string) => say(copyTypes({ 'text/plain': text }), 1),
    copyWithSource,
  };
}
