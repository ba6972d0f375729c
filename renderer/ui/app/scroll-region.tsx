import type { ReactNode } from 'react';

interface ScrollRegionProps {
  /** Names the region for screen readers. */
  label: string;
  className: string;
  children: ReactNode;
}

/** A part that scrolls and may hold nothing to focus: it takes the focus itself, so that keys scroll it. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
    <section className={`${className} scrolls`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
