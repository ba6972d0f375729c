import { Button } from 'react-aria-components';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** The dialogs to which the settings lead. */
export type ProgramDialog = 'release-notes' | 'update' | 'licences' | 'report-problem';

const ways: ProgramDialog[] = ['release-notes', 'update', 'licences', 'report-problem'];

/** The version of the program and of what it is built with, and the ways to what else it says of itself. */
export function AboutSettings({ onDialog }: { onDialog: (name: ProgramDialog) => void }) {
  const { appName, settings, help } = useStrings();
  const { bridge, info } = useServices();
  const { electron, chrome, node } = info.versions;
  const labels = {
    'release-notes': help.whatsNew,
    update: help.checkUpdate,
    licences: help.showLicences,
    'report-problem': help.report,
  };
  return (
    <>
      <div className="about-name">{appName}</div>
      <dl className="about-facts">
        <dt>{settings.version}</dt>
        <dd>{info.version}</dd>
        <dt>{settings.builtWith}</dt>
        <dd>{`Electron ${electron} · Chromium ${chrome} · Node ${node}`}</dd>
        <dt>{help.licence}</dt>
        <dd>{help.licenceName}</dd>
      </dl>
      <p className="quiet">{settings.privacy}</p>
      <div className="about-ways">
        {ways.map((name) => (
          <Button key={name} className="button" onPress={() => onDialog(name)}>
            {labels[name]}
          </Button>
        ))}
        <Button className="button" onPress={() => void bridge.request('showLog')}>
          {help.showLogs}
        </Button>
      </div>
    </>
  );
}
