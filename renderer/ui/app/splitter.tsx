import { useEdgeDrag } from './use-edge-drag';
import './splitter.css';

interface SplitterProps {
  label: string;
  /** Width of the pane on the left, in CSS pixels. */
  width: number;
  min: number;
  max: number;
  onResize: (width: number) => void;
  onResizeEnd: (width: number) => void;
}

/** The separator between two panes, moved with the pointer or the arrow keys. */
export function Splitter(props: SplitterProps) {
  const { width, min, max } = props;
  const bounded = (value: number) => Math.round(Math.min(max, Math.max(min, value)));

  const drag = useEdgeDrag(
    width,
    (from, by) => props.onResize(bounded(from + by)),
    () => props.onResizeEnd(width),
  );

  function moveTo(value: number) {
    props.onResize(bounded(value));
    props.onResizeEnd(bounded(value));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      {...drag}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') moveTo(width - 16);
        if (event.key === 'ArrowRight') moveTo(width + 16);
        if (event.key === 'Home') moveTo(min);
        if (event.key === 'End') moveTo(max);
      }}
    />
  );
}
