import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import { isVerticalPage } from '../../core/content/vertical-page';
import { openOriginalPage } from '../../library/actions/read-article';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import { isVerticalIn } from './text-style';
import { fontLanguageOf } from './typefaces';
import './vertical-offer.css';

/** Milliseconds: the text is painted first. */
const askAfterMs = 400;

interface VerticalOfferProps {
  article: Article;
  /** Called when the offer was taken or refused. */
  onClose: () => void;
}

/** Offers vertical lines where the page of an article was saved with them. */
export function VerticalOffer({ article, onClose }: VerticalOfferProps) {
  const { library } = useServices();
  const strings = useStrings();
  const { preferences, change } = usePreferences();
  const [offered, setOffered] = useState<string | null>(null);
  const language = fontLanguageOf(article.lang);
  const canTurn = language !== 'latin' && !isVerticalIn(preferences, article.lang);

  useWhenChanged([article.id, canTurn, library], () => {
    setOffered(null);
    if (!canTurn) return;
    let isGone = false;
    const timer = window.setTimeout(() => {
      openOriginalPage(library, article).then(
        (page) => !isGone && page !== null && isVerticalPage(page) && setOffered(article.id),
        () => {},
      );
    }, askAfterMs);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  });

  if (offered !== article.id || !canTurn) return null;
  return (
    <section className="vertical-offer" aria-label={strings.verticalOffer.label}>
      <p role="status">{strings.verticalOffer.text}</p>
      <Button
        className="button"
        onPress={() => {
          change({ verticalIn: [...preferences.verticalIn, language] });
          onClose();
        }}
      >
        {strings.verticalOffer.turn}
      </Button>
      <IconButton
        icon={X}
        label={strings.close}
        onPress={() => {
          setOffered(null);
          onClose();
        }}
      />
    </section>
  );
}
