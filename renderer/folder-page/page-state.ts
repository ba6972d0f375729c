// What the page is asked for. It stands in the address, so that it is the same after an article was read.

export interface PageState {
  question: string;
  /** Empty for all articles. */
  tag: string;
}

export function readState(): PageState {
  const words = new URLSearchParams(location.hash.slice(1));
  return { question: words.get('q') ?? '', tag: words.get('tag') ?? '' };
}

/** @param place how many articles are shown and how far the page is scrolled; kept for the way back */
export function keepState({ question, tag }: PageState, place: PagePlace): void {
  const words = new URLSearchParams();
  if (question !== '') words.set('q', question);
  if (tag !== '') words.set('tag', tag);
  history.replaceState(place, '', `#${words}`);
}

export interface PagePlace {
  shown: number;
  scrollY: number;
}

export function readPlace(): PagePlace {
  const { shown, scrollY } = Object(history.state);
  return {
    shown: Number.isSafeInteger(shown) && shown > 0 ? shown : 0,
    scrollY: Number.isFinite(scrollY) ? scrollY : 0,
  };
}
