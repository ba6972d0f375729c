import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import './sidebar.css';

interface SidebarSectionProps {
  title: string;
  className?: string;
  /** Stands at the end of the line with the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the sidebar that opens and closes; open at first. */
export function SidebarSection(props: SidebarSectionProps) {
  const { title, className, actions, children } = props;
  return (
    <Disclosure className={className ? `facet ${className}` : 'facet'} defaultExpanded>
      <div className="facet-head">
        <Heading className="facet-title">
          <Button slot="trigger" className="facet-trigger">
            <ChevronRight className="facet-chevron" size={14} aria-hidden />
            {title}
          </Button>
        </Heading>
        {actions}
      </div>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}
