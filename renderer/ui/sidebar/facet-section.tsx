import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { byFrequency } from '../../library/list/article-counts';
import { useNewest } from '../app/use-newest';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { SidebarItem } from './sidebar-item';
import { SidebarSection } from './sidebar-section';

interface FacetSectionProps {
  title: string;
  /** A name with a count of 0 is shown only when it is selected or focused. */
  counts: ReadonlyMap<string, number>;
  areExact: boolean;
  current: readonly string[];
  onToggle: (name: string) => void;
  nameOf?: (name: string) => string;
  /** The order of the names; by frequency by default. */
  inOrder?: typeof byFrequency;
  /** How deep a name is below others; 0 by default. */
  depthOf?: (name: string) => number;
  action?: ReactNode;
}

const shownAtFirst = 8;

/** The tags, sites, languages or years, each with its count. */
export function FacetSection(props: FacetSectionProps) {
  const {
    title,
    counts,
    current,
    onToggle,
    nameOf,
    inOrder = byFrequency,
    depthOf,
    action,
  } = props;
  const strings = useStrings();
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const [toggled, setToggled] = useState<string | null>(null);
  const toggle = useNewest((name: string) => {
    setToggled(name);
    onToggle(name);
  });
  // Not on blur: the item that is being pressed would move away.
  useWhenChanged([counts], () => {
    if (!list.current?.contains(document.activeElement)) setToggled(null);
  });
  const keptLines = [...counts.keys()]
    .filter((name) => name === toggled || current.includes(name))
    .join('\n');
  const kept = useMemo(() => new Set(keptLines.split('\n')), [keptLines]);
  const names = useMemo(
    () => inOrder(new Map([...counts].filter(([name, count]) => count > 0 || kept.has(name)))),
    [inOrder, counts, kept],
  );
  if (names.length === 0) return null;
  const shown = showsAll
    ? names.slice(0, 500)
    : names.filter(([name], at) => at < shownAtFirst || kept.has(name));

  return (
    <SidebarSection title={title} actions={action}>
      <ul ref={list}>
        {shown.map(([name, count]) => (
          <SidebarItem
            key={name}
            id={name}
            name={nameOf ? nameOf(name) : name}
            count={count}
            depth={depthOf?.(name) ?? 0}
            isExact={props.areExact}
            isCurrent={current.includes(name)}
            onPress={toggle}
          />
        ))}
      </ul>
      {names.length > shownAtFirst && (
        <Button className="show-more" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? strings.sidebar.showFewer : strings.sidebar.showAll(names.length)}
        </Button>
      )}
    </SidebarSection>
  );
}
