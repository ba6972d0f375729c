import { useEffect, useState } from 'react';
import { useStrings } from '../i18n/language-context';
import type { ArticleContent } from './article-content';
import { type Picture, picturesOf, watchPictures } from './frame-pictures';
import { LightBox } from './light-box';

/** The light box of an article's pictures; null while it is closed. */
export function useLightBox(frame: Window | null, content: ArticleContent) {
  const { pictures } = useStrings();
  const [shown, setShown] = useState<{ all: Picture[]; at: number } | null>(null);

  // After the effect in article-frame.tsx that shows the body.
  useEffect(() => {
    if (!frame || content.imageCount === 0) return;
    const nameOf = (alt: string) => (alt === '' ? pictures.enlarge : pictures.enlargeNamed(alt));
    const stop = watchPictures(frame, nameOf, (image) => {
      const all = picturesOf(frame.document);
      setShown({ all, at: all.findIndex((each) => each.image === image) });
    });
    return () => {
      stop();
      setShown(null);
    };
  }, [frame, content, pictures]);

  if (!shown) return null;
  return (
    <LightBox
      pictures={shown.all}
      start={shown.at}
      fileOf={content.imageOf}
      onClose={(last) => {
        setShown(null);
        const target = last.image.closest<HTMLElement>('a[href]') ?? last.image;
        // The dialog first gives the focus back to the frame.
        window.setTimeout(() => target.focus());
      }}
    />
  );
}
