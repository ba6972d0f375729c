import { useEffect, useState } from 'react';
import type { Article } from '../../core/article/article';
import { useStrings } from '../i18n/language-context';
import { readPart } from './reading-position';
import './reading-progress.css';

interface ReadingProgressProps {
  article: Article;
  /** The frame's window that shows the article. */
  window: Window & typeof globalThis;
}

/** A line that grows with what is read, and the minutes that are left. */
export function ReadingProgress({ article, window }: ReadingProgressProps) {
  const { reader: strings } = useStrings();
  const [part, setPart] = useState(0);

  useEffect(() => {
    let waiting = 0;
    const measure = () => {
      waiting ||= window.requestAnimationFrame(() => {
        waiting = 0;
        setPart(readPart(window));
      });
    };
    const stop = new AbortController();
    window.addEventListener('scroll', measure, { passive: true, signal: stop.signal });
    window.addEventListener('resize', measure, { signal: stop.signal });
    // Pictures that load, another size of the text.
    const observer = new window.ResizeObserver(measure);
    observer.observe(window.document.body);
    return () => {
      stop.abort();
      observer.disconnect();
      window.cancelAnimationFrame(waiting);
    };
  }, [window]);

  const percent = Math.round(part * 100);
  return (
    <div className="reading-progress">
      <div
        className="reading-line"
        role="progressbar"
        aria-label={strings.progress}
        aria-valuenow={percent}
        style={{ width: `${part * 100}%` }}
      />
      {article.readingMinutes > 0 && part < 1 && (
        <span className="reading-left">
          {strings.minutesLeft(Math.round(article.readingMinutes * (1 - part)))}
        </span>
      )}
    </div>
  );
}
