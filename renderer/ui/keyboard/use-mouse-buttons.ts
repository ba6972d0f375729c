import { useEffect } from 'react';
import { useNewest } from '../app/use-newest';
import { frameButton } from '../reader/frame-events';

/** The actions of the buttons at the side of a mouse: 3 goes back, 4 forward. */
type ButtonHandlers = Record<3 | 4, () => void>;

/** Listens on the page and, through frame-events.ts, in the frames. */
export function useMouseButtons(handlers: ButtonHandlers): void {
  const run = useNewest(({ button }: MouseEvent) => {
    if (button === 3 || button === 4) handlers[button]();
  });
  useEffect(() => {
    const inFrame = (event: Event) => run((event as CustomEvent).detail);
    window.addEventListener('mouseup', run);
    window.addEventListener(frameButton, inFrame);
    return () => {
      window.removeEventListener('mouseup', run);
      window.removeEventListener(frameButton, inFrame);
    };
  }, [run]);
}
