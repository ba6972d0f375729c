import { type PointerEvent, useRef } from 'react';

/**
 * Handlers of an edge that is moved with the pointer.
 *
 * @param width what the edge bounds, in CSS pixels
 * @param onDrag called with the width at the beginning and how far the pointer has gone to the right since
 */
export function useEdgeDrag(
  width: number,
  onDrag: (from: number, by: number) => void,
  onDrop?: () => void,
) {
  const grip = useRef<{ x: number; width: number } | null>(null);
  const drop = () => {
    if (!grip.current) return;
    grip.current = null;
    onDrop?.();
  };
  return {
    onPointerDown(event: PointerEvent) {
      grip.current = { x: event.clientX, width };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove({ clientX }: PointerEvent) {
      if (grip.current) onDrag(grip.current.width, clientX - grip.current.x);
    },
    onPointerUp: drop,
    onPointerCancel: drop,
  };
}
