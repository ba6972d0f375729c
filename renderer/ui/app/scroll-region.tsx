import type { ReactNode } from 'react';

interface ScrollRegionProps {
  /** Names the region for screen readers. */
  label: string;
  className: string;
  children: ReactNode;
}

/** A scrolling region that can be focused, so that keys scroll it even when nothing in it can. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
    <section className={`${className} scrolls`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
