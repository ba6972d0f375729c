import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from 'react-aria-components';
import type { TagColour } from '../../core/records/library-records';
import { byFrequency } from '../../library/list/article-counts';
import { matchingTags } from '../../library/list/matching-tags';
import { IconButton } from '../app/icon-button';
import type { MenuPlace } from '../app/placed-menu';
import { useNewest } from '../app/use-newest';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import { SidebarItem } from './sidebar-item';
import { SidebarSection } from './sidebar-section';
import { useHeldOrder } from './use-held-order';

interface FacetSectionProps {
  title: string;
  /** A name with a count of 0 is shown only when it is selected or focused. */
  counts: ReadonlyMap<string, number>;
  areExact: boolean;
  current: readonly string[];
  onToggle: (name: string, event: MouseEvent) => void;
  /** Asks for the menu of a name. */
  onMenu?: (name: string, at: MenuPlace) => void;
  /** The names whose articles are left out. */
  excluded?: ReadonlySet<string>;
  /** What happens to rows that are dropped on a name. */
  dropOf?: (name: string) => string;
  colourOf?: (name: string) => TagColour | null | undefined;
  hintOf?: (name: string) => string | undefined;
  /** The hash of the image before a name. */
  imageOf?: (name: string) => string | undefined;
  /** Names the button that shows a field in which names are found; absent for none. */
  findLabel?: string;
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
    excluded,
    findLabel,
  } = props;
  const strings = useStrings();
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const [toggled, setToggled] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const finder = useRef<HTMLSpanElement>(null);
  const onMenu = useNewest((name: string, at: MenuPlace) => props.onMenu?.(name, at));
  // Not on blur: the item that is being pressed would move away.
  useWhenChanged([counts], () => {
    if (!list.current?.contains(document.activeElement)) setToggled(null);
  });
  const keptLines = [...counts.keys()]
    .filter((name) => name === toggled || current.includes(name) || excluded?.has(name))
    .join('\n');
  const kept = useMemo(() => new Set(keptLines.split('\n')), [keptLines]);
  const names = useMemo(
    () => inOrder(new Map([...counts].filter(([name, count]) => count > 0 || kept.has(name)))),
    [inOrder, counts, kept],
  );
  const { ordered, release, handlers } = useHeldOrder(names);
  const toggle = useNewest((name: string, event: MouseEvent) => {
    setToggled(name);
    release();
    onToggle(name, event);
  });
  if (names.length === 0) return null;
  const isFinding = typed !== null && typed.trim() !== '';
  const few = showsAll
    ? ordered.slice(0, 500)
    : ordered.filter(([name], at) => at < shownAtFirst || kept.has(name));
  const shown = isFinding ? matchingTags(typed, counts).slice(0, 100) : few;
  const closeFinder = () => {
    setTyped(null);
    finder.current?.querySelector('button')?.focus();
  };
  function pressInField(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') closeFinder();
    else if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
    else if (event.key === 'Enter') list.current?.querySelector('button')?.click();
    else return;
    event.preventDefault();
  }

  return (
    <SidebarSection
      title={title}
      actions={
        <span className="facet-actions" ref={finder}>
          {findLabel && (counts.size > shownAtFirst || typed !== null) && (
            <IconButton
              icon={Search}
              label={findLabel}
              pressed={typed !== null}
              onPress={() => setTyped(typed === null ? '' : null)}
            />
          )}
          {action}
        </span>
      }
    >
      {typed !== null && (
        <input
          // biome-ignore lint/a11y/noAutofocus: opened to type
          autoFocus
          className="field facet-field"
          aria-label={findLabel}
          placeholder={findLabel}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={pressInField}
        />
      )}
      <ul ref={list} {...handlers}>
        {shown.map(([name, count]) => (
          <SidebarItem
            key={name}
            id={name}
            name={nameOf ? nameOf(name) : name}
            count={count}
            depth={isFinding ? 0 : (depthOf?.(name) ?? 0)}
            isExact={props.areExact}
            isCurrent={current.includes(name)}
            isExcluded={excluded?.has(name) ?? false}
            drop={props.dropOf?.(name)}
            colour={props.colourOf?.(name)}
            hint={props.hintOf?.(name)}
            image={props.imageOf?.(name)}
            onPress={toggle}
            onMenu={props.onMenu && onMenu}
          />
        ))}
      </ul>
      {isFinding && shown.length === 0 && (
        <p className="quiet facet-none">{strings.sidebar.noneFound}</p>
      )}
      {!isFinding && names.length > shownAtFirst && (
        <Button className="show-more" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? strings.sidebar.showFewer : strings.sidebar.showAll(names.length)}
        </Button>
      )}
    </SidebarSection>
  );
}
