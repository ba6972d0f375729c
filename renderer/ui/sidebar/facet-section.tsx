import { ChevronRight } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { byFrequency } from '../../library/article-counts';
import { useStrings } from '../i18n/language-context';
import { SidebarItem } from './sidebar-item';

interface FacetSectionProps {
  title: string;
  counts: ReadonlyMap<string, number>;
  current: readonly string[];
  onToggle: (name: string) => void;
  nameOf?: (name: string) => string;
  /** The most used first, where nothing is said. */
  inOrder?: typeof byFrequency;
  action?: ReactNode;
}

const shownAtFirst = 8;

/** The tags, sites, languages or years there are. */
export function FacetSection(props: FacetSectionProps) {
  const { title, counts, current, onToggle, nameOf, inOrder = byFrequency, action } = props;
  const strings = useStrings();
  const [showsAll, setShowsAll] = useState(false);
  const latest = useRef(onToggle);
  latest.current = onToggle;
  const toggle = useCallback((name: string) => latest.current(name), []);
  const names = useMemo(() => inOrder(counts), [inOrder, counts]);
  if (names.length === 0) return null;
  const shown = showsAll
    ? names.slice(0, 500)
    : names.filter(([name], at) => at < shownAtFirst || current.includes(name));

  return (
    <Disclosure className="facet" defaultExpanded>
      <div className="facet-head">
        <Heading className="facet-title">
          <Button slot="trigger" className="facet-trigger">
            <ChevronRight className="facet-chevron" size={14} aria-hidden />
            {title}
          </Button>
        </Heading>
        {action}
      </div>
      <DisclosurePanel>
        <ul>
          {shown.map(([name, count]) => (
            <SidebarItem
              key={name}
              id={name}
              name={nameOf ? nameOf(name) : name}
              count={count}
              isCurrent={current.includes(name)}
              onPress={toggle}
            />
          ))}
        </ul>
        {names.length > shownAtFirst && (
          <Button className="facet-more" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? strings.sidebar.showFewer : strings.sidebar.showAll(names.length)}
          </Button>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
