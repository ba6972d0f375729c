import { type RefObject, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { useAnnounce } from '../app/announcer';
import { useAfterRender } from '../app/use-after-render';
import { useStrings } from '../i18n/language-context';
import { fewestEntries, type Outline } from './outline';

/** The panel with the outline of the article in the reader. */
export interface OutlineControl {
  /** Null where there are too few sections for one. */
  outline: Outline | null;
  isOpen: boolean;
  field: RefObject<HTMLInputElement | null>;
  /** Is handed the outline of what is shown; null when nothing is. */
  set: (outline: Outline | null) => void;
  /** Opens the panel with the focus in its field, or closes it. */
  toggle(): void;
  /** Returns the focus to the text. False when the panel was closed. */
  close(): boolean;
}

export function useOutline(article: Article, focusText: () => void): OutlineControl {
  const announce = useAnnounce();
  const afterRender = useAfterRender();
  const strings = useStrings();
  const [given, set] = useState<Outline | null>(null);
  const [openIn, setOpenIn] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const outline = given && given.entries.length >= fewestEntries ? given : null;
  const isOpen = outline !== null && openIn === article.id;

  function close(): boolean {
    if (isOpen) {
      setOpenIn(null);
      focusText();
    }
    return isOpen;
  }

  return {
    ...{ outline, isOpen, field, set, close },
    toggle() {
      if (close()) return;
      if (outline === null) announce(strings.outline.none);
      else {
        setOpenIn(article.id);
        afterRender(() => field.current?.focus());
      }
    },
  };
}
