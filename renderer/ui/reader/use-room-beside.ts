import { type RefObject, useLayoutEffect, useState } from 'react';

/** The least width of the text beside a panel, in em of the text. */
const leastText = 30;
/** Both margins of the text, in em: see `body` in frame.css. */
const margins = 4;
/** Width of the panel in CSS pixels: see highlights.css. */
const panelWidth = 300;

/** Whether a row is wide enough for the text and a panel beside it. */
export function useRoomBeside(
  row: RefObject<HTMLElement | null>,
  { fontSize, lineWidth }: { fontSize: number; lineWidth: number },
): boolean {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [row]);
  return width >= (Math.min(leastText, lineWidth) + margins) * fontSize + panelWidth;
}
