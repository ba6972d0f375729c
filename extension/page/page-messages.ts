/** What a page that is being saved asks the background. */
import type { Serialized } from './serialize';

export type PageQuestion =
  | { kind: 'picture'; url: string }
  | {
      kind: 'frame';
      /** What the frame has shown; null when it has shown nothing. */
      key: string | null;
      url: string;
      /** How many frames are around it. */
      depth: number;
      /** Its place among the `of` frames of its document. */
      at: number;
      of: number;
    };

export interface PictureAnswer {
  type: string;
  base64: string;
}

/** A live frame that was serialized, or one out of the browser's web archive as it stands there. */
export type FrameAnswer = Serialized | { archived: string; url: string };
