import type { Article } from '../../core/article/article';
import type { Strings } from '../i18n/strings';

/** The articles before and after the open one in the present list. */
export interface Neighbours {
  previous: Article | null;
  next: Article | null;
}

/** The ways to the previous and the next article, below the text. Null when there are none. */
export function articleEnd(
  frame: Document,
  { previous, next }: Neighbours,
  { reader, list }: Strings,
  onNeighbour: (by: 1 | -1) => void,
): HTMLElement | null {
  if (previous === null && next === null) return null;
  const end = frame.createElement('nav');
  end.className = 'article-end';
  end.setAttribute('aria-label', reader.end);
  const lead = (article: Article | null, by: 1 | -1, name: (title: string) => string) => {
    if (article === null) return;
    const button = frame.createElement('button');
    button.type = 'button';
    button.className = by > 0 ? 'frame-button article-next' : 'frame-button';
    button.textContent = name(article.title || list.noTitle);
    button.addEventListener('click', () => onNeighbour(by));
    end.append(button);
  };
  lead(previous, -1, reader.previousArticle);
  lead(next, 1, reader.nextArticle);
  return end;
}

/** Space that is held down must not leave the article: a press counts this long after the one before, in ms. */
const pauseMs = 300;

/** Counts the presses of Space at the end of an article: the first one asks, a second one goes on. */
export function createEndPresses(now: () => number = () => performance.now()) {
  let isAsked = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    /** @param isAtEnd true when nothing of the article is below the window */
    press(isAtEnd: boolean): 'scroll' | 'ask' | 'wait' | 'go on' {
      const isHeld = now() - last < pauseMs;
      last = now();
      if (!isAtEnd) {
        isAsked = false;
        return 'scroll';
      }
      if (isHeld) return 'wait';
      if (isAsked) return 'go on';
      isAsked = true;
      return 'ask';
    },
    /** Another article is shown. */
    forget() {
      isAsked = false;
    },
  };
}
