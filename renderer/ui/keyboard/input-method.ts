import type { KeyboardEvent } from 'react';
import { isComposing } from './chord';

/** For the input of a `SearchField`: it and Chromium would take the Esc of an input method, and empty the field. */
export const keysOfInputMethod = {
  onKeyDownCapture(event: KeyboardEvent) {
    if (!isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    if (event.key === 'Escape') event.preventDefault();
  },
};
