import { Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ImportInput } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { useStrings } from '../i18n/language-context';
import { frameDrag } from '../reader/frame-events';
import { readDrop } from './read-drop';
import './import.css';

/** Accepts files and folders that are dropped anywhere in the window. */
export function DropTarget({ onFiles }: { onFiles: (inputs: ImportInput[]) => void }) {
  const strings = useStrings();
  const announce = useAnnounce();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // dragleave fires at the edge of every element; dragover fires several times a second.
    let leaving = 0;
    const hover = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
      window.clearTimeout(leaving);
      leaving = window.setTimeout(() => setOver(false), 700);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      window.clearTimeout(leaving);
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Reading a folder of many thousand files takes a while.
      const slow = window.setTimeout(() => announce(strings.import.looking), 500);
      readDrop(event.dataTransfer.items).then((inputs) => {
        window.clearTimeout(slow);
        if (inputs.length === 0) announce(strings.import.nothingDropped);
        else onFiles(inputs);
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
  }, [onFiles, announce, strings]);

  if (!over) return null;
  return (
    <div className="drop-overlay">
      <div className="drop-card">
        <Inbox size={40} strokeWidth={1.4} aria-hidden />
        <strong>{strings.import.drop}</strong>
        <span>{strings.import.dropHint}</span>
      </div>
    </div>
  );
}
