import { useEffect } from 'react';

/** Names the window after its article, so that several can be told apart in the desktop. */
export function useWindowTitle(article: string | undefined): void {
  useEffect(() => {
    document.title = article ? `${article} — Carrel` : 'Carrel';
  }, [article]);
}
