import { X } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Button, Input, SearchField, Switch } from 'react-aria-components';
import type { LedgerEntry, NetworkSettings as Settings } from '../../../electron/ipc/fetching';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useDebounced } from '../app/use-debounced';
import { useFormat, useStrings } from '../i18n/language-context';
import { keysOfInputMethod } from '../keyboard/input-method';
import './network-settings.css';

/** More requests are found by their words. */
const mostShown = 200;
const searchAfterMs = 200;

/** What may go out, and every request that has. */
export function NetworkSettings() {
  const { bridge } = useServices();
  const { network: words } = useStrings();
  const [settings, setSettings] = useState<Settings | null>(null);

  useEffect(() => {
    void bridge.request('networkSettings').then(setSettings);
    return bridge.on('networkChanged', setSettings);
  }, [bridge]);

  if (settings === null) return null;
  return (
    <>
      <div>
        <Switch
          className="setting-switch"
          isSelected={settings.fetching === 'on'}
          onChange={(isOn) => void bridge.request('switchFetching', isOn).then(setSettings)}
        >
          <span className="switch-track" aria-hidden />
          {words.fetch}
        </Switch>
        <p className="quiet setting-hint">{words.states[settings.fetching]}</p>
      </div>
      <AllowedHosts hosts={settings.allowedHosts} />
      <LedgerTable />
    </>
  );
}

function AllowedHosts({ hosts }: { hosts: readonly string[] }) {
  const { bridge } = useServices();
  const { network: words } = useStrings();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');

  async function allow(event: FormEvent) {
    event.preventDefault();
    const isAllowed = await bridge.request('allowHost', typed);
    setProblem(isAllowed ? '' : words.noHost);
    if (isAllowed) setTyped('');
  }

  return (
    <div>
      <div className="setting-label">{words.hosts}</div>
      <p className="quiet setting-hint">{words.hostsHint}</p>
      {hosts.length > 0 && (
        <ul className="watched allowed-hosts scrolls" aria-label={words.hosts}>
          {hosts.map((host) => (
            <li key={host} className="watched-folder">
              <div className="watched-text">
                <span className="setting-path">{host}</span>
              </div>
              <IconButton
                icon={X}
                label={words.forget(host)}
                onPress={() => void bridge.request('forgetHost', host)}
              />
            </li>
          ))}
        </ul>
      )}
      <form className="allow-host" onSubmit={(event) => void allow(event)}>
        <input
          className="field"
          aria-label={words.host}
          placeholder={words.host}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button className="button" type="submit" isDisabled={typed.trim() === ''}>
          {words.allow}
        </Button>
      </form>
      <div role="status" className="check-broken">
        {problem}
      </div>
    </div>
  );
}

/** The ledger, newest first. */
function LedgerTable() {
  const { bridge } = useServices();
  const { network: words } = useStrings();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed, searchAfterMs);
  const [entries, setEntries] = useState<LedgerEntry[] | null>(null);

  useEffect(() => {
    let isStale = false;
    void bridge.request('readLedger', search, mostShown).then((found) => {
      if (!isStale) setEntries(found);
    });
    return () => {
      isStale = true;
    };
  }, [bridge, search]);

  if (entries === null) return null;
  return (
    <div>
      <div className="setting-label">{words.ledger}</div>
      <p className="quiet setting-hint">{words.ledgerHint}</p>
      <SearchField
        className="ledger-search"
        aria-label={words.search}
        value={typed}
        onChange={setTyped}
      >
        <Input className="field" placeholder={words.search} {...keysOfInputMethod} />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section className="ledger scrolls" aria-label={words.ledger} tabIndex={0}>
        <table className="ledger-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.at}</th>
              <th scope="col">{words.columns.address}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name and are never edited
              <LedgerRow key={at} entry={entry} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet setting-hint" role="status">
        {entries.length === 0
          ? words.none
          : entries.length === mostShown
            ? words.newest(mostShown)
            : words.count(entries.length)}
      </p>
    </div>
  );
}

function LedgerRow({ entry }: { entry: LedgerEntry }) {
  const { network: words } = useStrings();
  const format = useFormat();
  const { at, url, status, bytes, reason, why } = entry;
  const answer = [status, reason && (words.reasons[reason as keyof typeof words.reasons] ?? reason)]
    .filter((part) => part !== null)
    .join(' · ');
  const facts = [
    words.why[why as keyof typeof words.why] ?? why,
    entry.for === url ? '' : entry.for,
    bytes === null ? '' : words.bytes(bytes),
  ].filter(Boolean);
  return (
    <tr>
      <td className="ledger-at">
        <span className="ledger-line">{format.longTime(at)}</span>
        <span className="quiet">{answer}</span>
      </td>
      <td>
        <span className="ledger-line">{url}</span>
        <span className="quiet ledger-facts">{facts.join(' · ')}</span>
      </td>
    </tr>
  );
}
