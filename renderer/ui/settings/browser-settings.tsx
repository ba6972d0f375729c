import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { BrowserAccess, FoundBrowser } from '../../../electron/ipc/receiving';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import './browser-settings.css';

type Change = (change: () => Promise<BrowserAccess>) => void;

/** How browsers hand their pages over: by Carrel's extension, and by SingleFile. */
export function BrowserSettings() {
  const { bridge } = useServices();
  const { browser } = useStrings();
  const [access, setAccess] = useState<BrowserAccess | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => void bridge.request('browserAccess').then(setAccess), [bridge]);

  const change: Change = (work) => {
    setHasFailed(false);
    work().then(setAccess, () => setHasFailed(true));
  };

  if (access === null) return null;
  return (
    <>
      <NativeMessaging native={access.native} change={change} />
      <Receiver receiver={access.receiver} change={change} />
      <div role="status">{hasFailed && browser.failed}</div>
    </>
  );
}

function NativeMessaging({ native, change }: { native: BrowserAccess['native']; change: Change }) {
  const { bridge } = useServices();
  const { browser } = useStrings();
  if (!native.isPossible) return <p className="quiet">{browser.notPossible}</p>;
  const { isOn, browsers } = native;
  return (
    <div>
      <DoorSwitch
        label={browser.native}
        isOn={isOn}
        onChange={(next) => change(() => bridge.request('setNativeMessaging', next))}
      />
      <p className="quiet setting-hint">{browser.nativeHint}</p>
      {browsers.length === 0 && <p className="setting-hint">{browser.noBrowsers}</p>}
      {browsers.length > 0 && (
        <ul className="found-browsers" aria-label={browser.browsers}>
          {browsers.map((found) => (
            <FoundBrowserLine key={found.name} {...found} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FoundBrowserLine({ name, state }: FoundBrowser) {
  const { browser } = useStrings();
  const isWell = state === 'on' || state === 'off';
  return (
    <li className="found-browser">
      <span>{name}</span>
      <span className={isWell ? 'quiet' : 'check-broken'}>{browser.states[state]}</span>
    </li>
  );
}

function Receiver({ receiver, change }: { receiver: BrowserAccess['receiver']; change: Change }) {
  const { bridge } = useServices();
  const { browser } = useStrings();
  const { isOn, state, url, token, fileField, urlField } = receiver;
  const { names } = browser;
  return (
    <div>
      <DoorSwitch
        label={browser.receiver}
        isOn={isOn}
        onChange={(next) => change(() => bridge.request('setReceiver', next))}
      />
      <p className="quiet setting-hint">{browser.receiverHint}</p>
      {isOn && state !== 'listening' && (
        <p className="check-broken setting-hint">
          {browser.receiverStates[state === 'port-taken' ? state : 'failed']}
        </p>
      )}
      {isOn && (
        <>
          <p className="setting-hint">{browser.singleFileSteps}</p>
          <dl className="single-file" aria-label={browser.singleFile}>
            <SingleFileSetting name={names.destination} value={browser.destination} />
            <SingleFileSetting name={names.url} value={url} canCopy />
            <SingleFileSetting name={names.token} value={token} canCopy />
            <SingleFileSetting name={names.fileField} value={fileField} canCopy />
            <SingleFileSetting name={names.urlField} value={urlField} canCopy />
          </dl>
          <div className="single-file-actions">
            <Button
              className="button"
              onPress={() => change(() => bridge.request('renewReceiverToken'))}
            >
              {browser.newToken}
            </Button>
            <Button
              className="button"
              onPress={() => change(() => bridge.request('renewReceiverPort'))}
            >
              {browser.newPort}
            </Button>
          </div>
          <p className="quiet setting-hint">{browser.afterRenewal}</p>
        </>
      )}
    </div>
  );
}

interface SingleFileSettingProps {
  name: string;
  value: string;
  canCopy?: boolean;
}

/** One of SingleFile's options, with a button that copies its value. */
function SingleFileSetting({ name, value, canCopy = false }: SingleFileSettingProps) {
  const { browser } = useStrings();
  const announce = useAnnounce();
  const copy = () =>
    void navigator.clipboard.writeText(value).then(
      () => announce(browser.copied(name)),
      () => announce(browser.notCopied),
    );
  return (
    <div className="single-file-setting">
      <dt className="quiet">{name}</dt>
      <dd className="single-file-value">
        {canCopy ? <span className="setting-path single-file-text">{value}</span> : value}
        {canCopy && <IconButton icon={Copy} label={browser.copy(name)} onPress={copy} />}
      </dd>
    </div>
  );
}

function DoorSwitch({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <Switch className="setting-switch" isSelected={isOn} onChange={onChange}>
      <span className="switch-track" aria-hidden />
      {label}
    </Switch>
  );
}
