import { FolderPlus, Pause, Play, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { WatchedFolder } from '../../../electron/ipc/granted-files';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** The watched folders and their state. */
export function WatchSettings() {
  const { bridge } = useServices();
  const { watch } = useStrings();
  const [folders, setFolders] = useState<WatchedFolder[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    void bridge.request('watchedFolders').then(setFolders);
    return bridge.on('watchedFoldersChanged', setFolders);
  }, [bridge]);

  async function change(work: () => Promise<string | null>) {
    setProblem(await work().catch(() => watch.failed));
  }

  const add = () =>
    change(async () => {
      const answer = await bridge.request('watchFolder');
      return answer === null || answer.ok ? null : watch.notAdded;
    });

  return (
    <>
      <p className="quiet setting-hint">{watch.hint}</p>
      {folders?.length === 0 && <p>{watch.none}</p>}
      {folders !== null && folders.length > 0 && (
        <ul className="watched scrolls" aria-label={watch.list}>
          {folders.map((folder) => (
            <Watched
              key={folder.id}
              folder={folder}
              onPause={(paused) =>
                void change(() =>
                  bridge.request('pauseWatched', folder.id, paused).then(() => null),
                )
              }
              onForget={() =>
                void change(() => bridge.request('forgetWatched', folder.id).then(() => null))
              }
            />
          ))}
        </ul>
      )}
      <div>
        <Button className="button" onPress={() => void add()}>
          <FolderPlus size={15} strokeWidth={1.8} aria-hidden />
          {watch.add}
        </Button>
      </div>
      <div role="status">{problem}</div>
    </>
  );
}

interface WatchedProps {
  folder: WatchedFolder;
  onPause: (paused: boolean) => void;
  onForget: () => void;
}

function Watched({ folder, onPause, onForget }: WatchedProps) {
  const { watch } = useStrings();
  const { path, state, waiting, taken } = folder;
  const isWell = state === 'watching' || state === 'paused';
  const facts = [
    watch.states[state],
    taken !== null && taken > 0 ? watch.taken(taken) : '',
    waiting > 0 ? watch.waiting(waiting) : '',
  ].filter(Boolean);
  return (
    <li className="watched-folder">
      <div className="watched-text">
        <span className="setting-path">{path}</span>
        <span className={isWell ? 'quiet' : 'check-broken'}>{facts.join(' · ')}</span>
      </div>
      <IconButton
        icon={state === 'paused' ? Play : Pause}
        label={state === 'paused' ? watch.goOn(path) : watch.pause(path)}
        onPress={() => onPause(state !== 'paused')}
      />
      <IconButton icon={X} label={watch.forget(path)} onPress={onForget} />
    </li>
  );
}
