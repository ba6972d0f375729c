import { type ChangeEvent, type RefObject, useImperativeHandle, useRef } from 'react';
import type { ImportInput } from '../../library/import/import-batch';
import { fromFileList } from './read-drop';

export interface FilePickersHandle {
  files(): void;
  folder(): void;
}

interface FilePickersProps {
  onFiles: (inputs: ImportInput[]) => void;
  ref: RefObject<FilePickersHandle | null>;
}

/** Opens the system's file and folder dialogs by two hidden inputs. */
export function FilePickers({ onFiles, ref }: FilePickersProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    files: () => files.current?.click(),
    folder: () => folder.current?.click(),
  }));

  function take(event: ChangeEvent<HTMLInputElement>) {
    const inputs = fromFileList(event.target.files ?? []);
    // Cleared, so that choosing the same file again fires a change event.
    event.target.value = '';
    if (inputs.length > 0) onFiles(inputs);
  }

  return (
    <>
      <input ref={files} type="file" hidden multiple onChange={take} data-import="files" />
      <input
        ref={(element) => {
          folder.current = element;
          // React's types lack this attribute.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        multiple
        onChange={take}
        data-import="folder"
      />
    </>
  );
}
