import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { longestMachineName, type OwnMachine } from '../../../electron/ipc/machine-files';
import {
  distrust,
  type KnownMachine,
  otherMachines,
  trustAgain,
} from '../../library/actions/machine-list';
import { useServices } from '../app/services';
import { useVaultState } from '../app/use-vault-state';
import { useFormat, useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import { MergedLately } from './merged-lately';
import './machine-settings.css';

/** What this machine is called, and which others write to the library. */
export function MachineSettings({ onArticle }: { onArticle: (id: string) => void }) {
  const { bridge } = useServices();
  const { machines: words } = useStrings();
  const { onTheirWay } = useVaultState();
  const [own, setOwn] = useState<OwnMachine | null>(null);
  const [others, setOthers] = useState<KnownMachine[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isShown = true;
    const show = async () => {
      const about = await bridge.request('ownMachine');
      // A folder that is gone is reported elsewhere.
      const found = await otherMachines(bridge, about).catch(() => []);
      if (!isShown) return;
      setOwn(about);
      setOthers(found);
    };
    void show();
    const stop = bridge.on('machinesChanged', () => void show());
    return () => {
      isShown = false;
      stop();
    };
  }, [bridge]);

  async function rename(name: string) {
    const isKept = await bridge.request('nameMachine', name);
    setHasFailed(!isKept);
    if (isKept) setOwn((known) => known && { ...known, name });
  }

  /** The list is read again when main has said what has changed. */
  async function setTrust(machine: KnownMachine) {
    const change = machine.trustedUntil === null ? distrust : trustAgain;
    setHasFailed(!(await change(bridge, machine)));
  }

  if (own === null || others === null) return null;
  return (
    <>
      <OwnName name={own.name} onChange={(name) => void rename(name)} />
      <div role="status">{hasFailed && words.notKept}</div>
      <div>
        <div className="setting-label">{words.others}</div>
        {others.length === 0 && <p className="quiet setting-hint">{words.none}</p>}
        {others.length > 0 && (
          <ul className="machines" aria-label={words.others}>
            {others.map((machine) => (
              <MachineLine
                key={machine.id}
                machine={machine}
                onTrust={() => void setTrust(machine)}
              />
            ))}
          </ul>
        )}
        {others.length > 0 && <p className="quiet setting-hint">{words.trustHint}</p>}
        <p role="status">{onTheirWay > 0 && words.onTheirWay(onTheirWay)}</p>
      </div>
      <MergedLately own={own} others={others} onArticle={onArticle} />
    </>
  );
}

interface OwnNameProps {
  name: string;
  onChange: (name: string) => void;
}

/** The name is kept when the field is left or Enter is pressed; an empty one is not. */
function OwnName({ name, onChange }: OwnNameProps) {
  const { machines: words } = useStrings();
  const id = useId();
  const [text, setText] = useState(name);
  function keep() {
    const trimmed = text.replace(/\p{C}/gu, '').trim();
    setText(trimmed === '' ? name : trimmed);
    if (trimmed !== '' && trimmed !== name) onChange(trimmed);
  }
  return (
    <div>
      <label className="setting-label" htmlFor={id}>
        {words.own}
      </label>
      <input
        id={id}
        className="field machine-name"
        value={text}
        maxLength={longestMachineName}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) keep();
        }}
      />
      <p className="quiet setting-hint">{words.ownHint}</p>
    </div>
  );
}

interface MachineLineProps {
  machine: KnownMachine;
  onTrust: () => void;
}

function MachineLine({ machine, onTrust }: MachineLineProps) {
  const { machines: words } = useStrings();
  const format = useFormat();
  const { id, wroteAt } = machine;
  const isTrusted = machine.trustedUntil === null;
  const name = machine.name === '' ? words.unnamed(id) : machine.name;
  return (
    <li className="machine">
      <span>
        <span dir="auto">{name}</span>
        {!isTrusted && <strong className="machine-trust">{words.notTrusted}</strong>}
        <span className="machine-when quiet">
          {wroteAt === null ? words.nothingWritten : words.wrote(format.longTime(wroteAt))}
        </span>
      </span>
      <button
        type="button"
        className="button"
        aria-label={isTrusted ? words.distrustNamed(name) : words.trustNamed(name)}
        onClick={onTrust}
      >
        {isTrusted ? words.distrust : words.trust}
      </button>
    </li>
  );
}
