import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { fontLanguages } from '../reader/typefaces';
import { AloudSettings } from './aloud-settings';
import { BrowserSettings } from './browser-settings';
import { CopySettings } from './copy-settings';
import { HighlightsFolderSettings } from './highlights-folder';
import { LibrarySettings } from './library-settings';
import { NetworkSettings } from './network-settings';
import { usePreferences } from './preferences-context';
import { SearchSettings } from './search-settings';
import { Choice, TextSettings, ThemeChoice } from './text-settings';
import { TextSample } from './typeface-settings';
import { WatchSettings } from './watch-settings';
import './settings.css';

interface SettingsDialogProps {
  onFindings: () => void;
  onClose: () => void;
}

export function SettingsDialog({ onFindings, onClose }: SettingsDialogProps) {
  const strings = useStrings();
  return (
    <DialogBox title={strings.settings.title} onClose={onClose} wide>
      <Tabs className="settings">
        <TabList className="settings-tabs" aria-label={strings.settings.title}>
          <Tab id="general" className="settings-tab">
            {strings.settings.general}
          </Tab>
          <Tab id="text" className="settings-tab">
            {strings.settings.text}
          </Tab>
          <Tab id="library" className="settings-tab">
            {strings.settings.library}
          </Tab>
          <Tab id="watch" className="settings-tab">
            {strings.watch.title}
          </Tab>
          <Tab id="browser" className="settings-tab">
            {strings.browser.tab}
          </Tab>
          <Tab id="network" className="settings-tab">
            {strings.network.tab}
          </Tab>
          <Tab id="highlights" className="settings-tab">
            {strings.highlightsFolder.tab}
          </Tab>
          <Tab id="about" className="settings-tab">
            {strings.settings.about}
          </Tab>
        </TabList>
        <TabPanel id="general" className="settings-panel">
          <GeneralSettings />
        </TabPanel>
        <TabPanel id="text" className="settings-panel">
          <TextSettings languages={fontLanguages} />
          <TextSample />
          <AloudSettings />
        </TabPanel>
        <TabPanel id="library" className="settings-panel">
          <LibrarySettings onFindings={onFindings} />
        </TabPanel>
        <TabPanel id="watch" className="settings-panel">
          <WatchSettings />
        </TabPanel>
        <TabPanel id="browser" className="settings-panel">
          <BrowserSettings />
        </TabPanel>
        <TabPanel id="network" className="settings-panel">
          <NetworkSettings />
        </TabPanel>
        <TabPanel id="highlights" className="settings-panel">
          <HighlightsFolderSettings />
        </TabPanel>
        <TabPanel id="about" className="settings-panel">
          <About />
        </TabPanel>
      </Tabs>
    </DialogBox>
  );
}

function GeneralSettings() {
  const strings = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <>
      <Choice
        label={strings.settings.language}
        value={preferences.language ?? 'system'}
        options={[
          ['system', strings.settings.languageSystem],
          ['en', 'English'],
          ['ko', '한국어'],
        ]}
        onChange={(value) => change({ language: value === 'system' ? null : value })}
      />
      <ThemeChoice />
      <CopySettings />
      <SearchSettings />
    </>
  );
}

function About() {
  const strings = useStrings();
  const { info } = useServices();
  const { electron, chrome, node } = info.versions;
  return (
    <>
      <div className="about-name">{strings.appName}</div>
      <dl className="about-facts">
        <dt>{strings.settings.version}</dt>
        <dd>{info.version}</dd>
        <dt>{strings.settings.builtWith}</dt>
        <dd>{`Electron ${electron} · Chromium ${chrome} · Node ${node}`}</dd>
      </dl>
      <p className="quiet">{strings.settings.privacy}</p>
    </>
  );
}
