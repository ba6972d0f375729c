import { ArrowLeft } from 'lucide-react';
import { createContext, use, useMemo, useState } from 'react';
import { useStrings } from '../i18n/language-context';
import { IconButton } from './icon-button';
import { useAfterRender } from './use-after-render';
import { useMedia } from './use-media';
import { useWhenChanged } from './use-when-changed';

/** In a window narrower than this one pane is shown at a time, and the sidebar covers it as a drawer. */
export const narrowWindow = '(width < 900px)';

/** Narrower windows have no room for an article beside its original. */
const wideWindow = '(width >= 1100px)';

/** The room for an article beside its original, for which the list gives way. */
export interface RoomForTwo {
  isPossible: boolean;
  isTaken: boolean;
  take: (isTaken: boolean) => void;
}

export interface ShownPanes {
  shows: 'all' | 'list' | 'reader';
  /** The reader was asked to be alone, whatever the width. */
  isAlone: boolean;
  /** In a narrow window shows the reader in the place of the list. */
  read: () => void;
  /** Shows the list again. */
  toList: () => void;
  /** Shows the reader alone, whatever the width. */
  readAlone: () => void;
  roomForTwo: RoomForTwo;
  /** Calls `run` once the panes are shown as was asked: what is hidden cannot take the focus. */
  whenShown: (run: () => void) => void;
}

/**
 * Which of the list and the reader are shown: in a narrow window one, in a wide one both or the reader alone.
 *
 * @param startsAlone the window opens with the reader alone
 */
export function useShownPanes(startsAlone = false): ShownPanes {
  const isNarrow = useMedia(narrowWindow);
  const [isReading, setIsReading] = useState(startsAlone && isNarrow);
  const [isFullWidth, setIsFullWidth] = useState(startsAlone && !isNarrow);
  const isPossible = useMedia(wideWindow);
  const [isTaken, take] = useState(false);
  const roomForTwo = useMemo(() => ({ isPossible, isTaken, take }), [isPossible, isTaken]);
  // A window that gets narrow goes on to show what has the focus.
  useWhenChanged([isNarrow], () => {
    const isInReader = Boolean(document.activeElement?.closest('.reader-column'));
    setIsReading(isNarrow && (isFullWidth || isInReader));
  });
  const whenShown = useAfterRender();
  const isAlone = isNarrow ? isReading : isFullWidth || isTaken;
  return {
    isAlone: isFullWidth,
    shows: isAlone ? 'reader' : isNarrow ? 'list' : 'all',
    read: () => setIsReading(isNarrow),
    toList() {
      setIsReading(false);
      setIsFullWidth(false);
      take(false);
    },
    roomForTwo,
    whenShown,
    readAlone: () => (isNarrow ? setIsReading(true) : setIsFullWidth(true)),
  };
}

interface BackToListProps {
  shows: ShownPanes['shows'];
  onBack: () => void;
}

const BackContext = createContext<BackToListProps>({ shows: 'all', onBack() {} });

export const BackProvider = BackContext.Provider;

/** The button that leads from the reader alone back to the list; nothing while the list is shown. */
export function BackToList() {
  const { shows, onBack } = use(BackContext);
  const { reader } = useStrings();
  if (shows !== 'reader') return null;
  return <IconButton icon={ArrowLeft} label={reader.backToList} shortcut="Esc" onPress={onBack} />;
}
