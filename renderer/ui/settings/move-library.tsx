import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { MoveAnswer, MoveProgress } from '../../../electron/ipc/vault-files';
import { CountedBar } from '../app/counted-bar';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import '../notices/notices.css';

type Move = { kind: 'none' } | { kind: 'running'; progress: MoveProgress } | MoveDone;
type MoveDone = { kind: 'done'; answer: MoveAnswer; isOldGone: boolean };

/** Moves the library to another folder. The old folder stays until the user deletes it. */
export function MoveLibrary({ onMoved }: { onMoved: (folder: string) => void }) {
  const { bridge, info } = useServices();
  const { settings } = useStrings();
  const [move, setMove] = useState<Move>({ kind: 'none' });
  if (!info.canMoveLibrary) return null;

  async function start() {
    // Ignored instead of disabled: a disabled button would lose the focus.
    if (move.kind === 'running') return;
    if ((await bridge.request('chooseLibraryFolder')) === null) return;
    setMove({ kind: 'running', progress: { done: 0, total: 1 } });
    const stop = bridge.on('libraryMoving', (progress) => setMove({ kind: 'running', progress }));
    const answer = await bridge
      .request('moveLibrary')
      .catch((error): MoveAnswer => ({ ok: false, reason: 'failed', message: String(error) }));
    stop();
    setMove({ kind: 'done', answer, isOldGone: false });
    if (answer.ok) onMoved(answer.folder);
  }

  async function deleteOld(done: MoveDone) {
    if (await bridge.request('deleteOldLibrary').catch(() => false)) {
      setMove({ ...done, isOldGone: true });
    }
  }

  return (
    <div>
      <Button className="button" onPress={() => void start()}>
        {settings.move}
      </Button>
      {move.kind === 'running' && <MoveBar progress={move.progress} />}
      <div role="status">
        {move.kind === 'done' && <MoveOutcome answer={move.answer} isOldGone={move.isOldGone} />}
      </div>
      {move.kind === 'done' && move.answer.ok && !move.isOldGone && (
        <Button className="button danger" onPress={() => void deleteOld(move)}>
          {settings.deleteOld}
        </Button>
      )}
    </div>
  );
}

function MoveBar({ progress: { done, total } }: { progress: MoveProgress }) {
  const { settings } = useStrings();
  const format = useFormat();
  return (
    <CountedBar
      label={settings.moving(format.number(done), format.number(total))}
      done={done}
      total={total}
    />
  );
}

function MoveOutcome({ answer, isOldGone }: { answer: MoveAnswer; isOldGone: boolean }) {
  const { settings, notices } = useStrings();
  if (!answer.ok) {
    return (
      <p>
        {settings.notMoved} {notices.reasons[answer.reason]} {answer.message}
      </p>
    );
  }
  return (
    <>
      <p>{settings.moved}</p>
      <p className="setting-path">{answer.old}</p>
      <p className="quiet setting-hint">{isOldGone ? settings.oldDeleted : settings.oldKept}</p>
    </>
  );
}
