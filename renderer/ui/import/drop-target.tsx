import { Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import { onlyAddresses } from '../../core/web/typed-addresses';
import type { ImportInput } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { draggedArticles, endDrag } from '../app/dragged-articles';
import { useStrings } from '../i18n/language-context';
import { frameDrag } from '../reader/frame-events';
import { dropOfFiles, type RowDrop } from '../sidebar/use-row-drops';
import { readDrop, splitPackages } from './read-drop';
import './import.css';

interface DropTargetProps {
  /** @param place what the files were dropped on, where articles are taken; null elsewhere */
  onFiles: (inputs: ImportInput[], place: RowDrop | null) => void;
  onAddresses: (text: string) => void;
  /** Packages of programs, which are not imported. */
  onPackages: (files: readonly File[]) => void;
}

/** Accepts files, folders and links that are dropped anywhere in the window. */
export function DropTarget({ onFiles, onAddresses, onPackages }: DropTargetProps) {
  const strings = useStrings();
  const announce = useAnnounce();
  const [over, setOver] = useState<'files' | 'link' | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // dragleave fires at the edge of every element; dragover fires several times a second.
    let leaving = 0;
    const hover = (event: DragEvent) => {
      const kind = kindOf(event.dataTransfer);
      if (kind === null || event.dataTransfer === null || isOwnDrag()) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = kind === 'files' ? 'copy' : 'link';
      // An item that takes them is marked itself.
      setOver(kind === 'files' && dropOfFiles(event.target) !== null ? null : kind);
      window.clearTimeout(leaving);
      leaving = window.setTimeout(() => setOver(null), 700);
    };
    const drop = (event: DragEvent) => {
      // Rows of the list that an item or another row has taken; they are in the library already.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      window.clearTimeout(leaving);
      setOver(null);
      if (isTaken) return;
      if (isOwnDrag()) return endDrag();
      const kind = kindOf(event.dataTransfer);
      if (kind === null || event.dataTransfer === null) return;
      if (kind === 'link') {
        const text = event.dataTransfer.getData('text/uri-list').replace(/^#.*$/gm, '');
        if (onlyAddresses(text).length > 0) onAddresses(onlyAddresses(text).join(' '));
        return;
      }
      // Reading a folder of many thousand files takes a while.
      const slow = window.setTimeout(() => announce(strings.import.looking), 500);
      const place = dropOfFiles(event.target);
      readDrop(event.dataTransfer.items).then((inputs) => {
        window.clearTimeout(slow);
        const { packages, others } = splitPackages(inputs);
        if (packages.length > 0) onPackages(packages);
        if (others.length > 0) onFiles(others, place);
        else if (packages.length === 0) announce(strings.import.nothingDropped);
      });
    };
    window.addEventListener('dragenter', hover, { signal });
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener(frameDrag, (event) => hover((event as CustomEvent).detail), { signal });
    return () => {
      stop.abort();
      window.clearTimeout(leaving);
    };
  }, [onFiles, onAddresses, onPackages, announce, strings]);

  if (over === null) return null;
  const [title, hint] =
    over === 'files'
      ? [strings.import.drop, strings.import.dropHint]
      : [strings.address.drop, strings.address.dropHint];
  return (
    <div className="drop-overlay">
      <div className="drop-card">
        <Inbox size={40} strokeWidth={1.4} aria-hidden />
        <strong>{title}</strong>
        <span>{hint}</span>
      </div>
    </div>
  );
}

const isOwnDrag = () => draggedArticles().length > 0;

/** What is dragged; null for text and for what a page makes of its own. */
function kindOf(dragged: DataTransfer | null): 'files' | 'link' | null {
  if (dragged?.types.includes('Files')) return 'files';
  return dragged?.types.includes('text/uri-list') ? 'link' : null;
}
