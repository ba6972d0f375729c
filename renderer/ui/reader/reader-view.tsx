import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { HighlightColour } from '../../core/highlights/highlight';
import { SelectionToolbar } from '../highlights/selection-toolbar';
import type { ChosenPassage } from './use-frame-marks';
import type { ReaderFrames } from './use-reader-frames';

interface ReaderViewProps {
  frame: ReaderFrames['article'];
  /** The passage that is selected in this view; null for none. */
  chosen: ChosenPassage | null;
  colour: HighlightColour;
  onMark: (colour: HighlightColour) => void;
  onNote: () => void;
  onCopy: () => void;
  children: ReactNode;
}

/** One view of an article, with the toolbar beside the passage that is selected in it. */
export function ReaderView({ frame, chosen, children, ...toolbar }: ReaderViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<DOMRect | null>(null);
  useLayoutEffect(() => {
    const outer = element.current?.getBoundingClientRect();
    const at = chosen && frame.current?.placeOf(chosen.box);
    setBox(
      at && outer
        ? new DOMRect(at.left - outer.left, at.top - outer.top, at.width, at.height)
        : null,
    );
  }, [chosen, frame]);
  return (
    <div ref={element} className="reader-view">
      {children}
      {box && <SelectionToolbar box={box} {...toolbar} />}
    </div>
  );
}
