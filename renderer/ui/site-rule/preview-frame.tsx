import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import type { ArticleContent } from '../reader/article-content';
import { articleHeader } from '../reader/article-header';
import { showBody } from '../reader/frame-body';
import { guardFrame } from '../reader/frame-events';
import { framePage } from '../reader/frame-page';
import { styleText } from '../reader/text-style';
import { usePreferences } from '../settings/preferences-context';
import '../reader/reader-pane.css';

interface PreviewFrameProps {
  article: Article;
  content: ArticleContent;
  /** What is shown, for screen readers. */
  title: string;
  ref?: RefObject<HTMLIFrameElement | null>;
}

/** Shows an article that is not in the library, or not yet; no reading position is kept. */
export function PreviewFrame({ article, content, title, ref }: PreviewFrameProps) {
  const { bridge } = useServices();
  const strings = useStrings();
  const format = useFormat();
  const { preferences } = usePreferences();
  const own = useRef<HTMLIFrameElement>(null);
  const element = ref ?? own;
  const [frame, setFrame] = useState<Document | null>(null);

  useEffect(() => {
    if (!frame) return;
    return guardFrame(frame, (url) => void bridge.request('openExternal', url));
  }, [frame, bridge]);

  useEffect(() => {
    if (!frame) return;
    styleText(frame, preferences, article.lang);
    showBody(frame, content.body, article.lang);
    const header = articleHeader(frame, article, content.imageCount, strings, format);
    frame.querySelector('.article-header')?.replaceWith(header);
  }, [frame, preferences, article, content, strings, format]);

  return (
    <iframe
      ref={element}
      className="article-frame"
      title={title}
      sandbox="allow-same-origin"
      srcDoc={framePage}
      onLoad={() => setFrame(element.current?.contentDocument ?? null)}
    />
  );
}
