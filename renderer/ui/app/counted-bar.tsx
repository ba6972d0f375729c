import { Label, ProgressBar } from 'react-aria-components';
import './counted-bar.css';

interface CountedBarProps {
  /** What is done, with its figures; read out as the name of the bar. */
  label: string;
  done: number;
  total: number;
  className?: string;
}

/** How many of a known number are done, as words above a thin bar. */
export function CountedBar({ label, done, total, className = '' }: CountedBarProps) {
  return (
    <ProgressBar className={className} value={done} maxValue={total}>
      {({ percentage }) => (
        <>
          <Label className="counted-label">{label}</Label>
          <div className="counted-track">
            <div className="counted-fill" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
