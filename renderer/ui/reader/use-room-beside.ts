import type { RefObject } from 'react';
import { useWidth } from '../app/use-width';

/** The least width of the text beside a panel, in em of the text. */
const leastText = 30;
/** Both margins of the text, in em: see `body` in frame.css. */
const margins = 4;
/** Width of the highlights' panel in CSS pixels: see highlights.css. */
const panelWidth = 300;
/** Width of the outline: see outline-panel.css. */
const outlineWidth = 260;

/** Which panels stand beside the text; the outline else lies over it, and the highlights stand below it. */
export interface PanelsBeside {
  panel: boolean;
  outline: boolean;
}

/**
 * Whether a row is wide enough for the text and panels beside it.
 *
 * @param views views of the article, side by side
 */
export function useRoomBeside(
  row: RefObject<HTMLElement | null>,
  { fontSize, lineWidth }: { fontSize: number; lineWidth: number },
  panelIsOpen: boolean,
  views: number,
): PanelsBeside {
  const width = useWidth(row);
  const room = width - views * (Math.min(leastText, lineWidth) + margins) * fontSize;
  const panel = room >= panelWidth;
  const rest = panel && panelIsOpen ? room - panelWidth : room;
  return { panel, outline: rest >= outlineWidth };
}
