import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type Language, languages } from '../../../electron/ipc/languages';
import { DialogBox } from '../app/dialog-box';
import { useMedia } from '../app/use-media';
import { useStrings } from '../i18n/language-context';
import { fontLanguages } from '../reader/typefaces';
import { AboutSettings, type ProgramDialog } from './about-settings';
import { AloudSettings } from './aloud-settings';
import { BrowserSettings } from './browser-settings';
import { CopySettings } from './copy-settings';
import { DesktopSettings } from './desktop-settings';
import { HighlightsFolderSettings } from './highlights-folder';
import { KeySettings } from './key-settings';
import { LibrarySettings } from './library-settings';
import { MachineSettings } from './machine-settings';
import { NetworkSettings } from './network-settings';
import { usePreferences } from './preferences-context';
import { SearchSettings } from './search-settings';
import { type SettingsTab, settingsTabs } from './settings-tabs';
import { Choice, TextSettings, ThemeChoice } from './text-settings';
import { TextSample } from './typeface-settings';
import { WatchSettings } from './watch-settings';
import './settings.css';

interface SettingsDialogProps {
  /** The tab that is shown first. */
  tab: SettingsTab;
  onDialog: (name: ProgramDialog) => void;
  onFindings: () => void;
  /** Called to show an article. */
  onArticle: (id: string) => void;
  onClose: () => void;
}

/** Where the panel has the tabs beside it; above it they take two lines in a narrow window. */
const besideTabs = '(width >= 800px)';

export function SettingsDialog({
  tab,
  onFindings,
  onArticle,
  onDialog,
  onClose,
}: SettingsDialogProps) {
  const strings = useStrings();
  const orientation = useMedia(besideTabs) ? 'vertical' : 'horizontal';
  return (
    <DialogBox title={strings.settings.title} onClose={onClose} kind="settings-box">
      <Tabs className="settings" orientation={orientation} defaultSelectedKey={tab}>
        <TabList className="settings-tabs" aria-label={strings.settings.title}>
          {settingsTabs.map(({ id, title }) => (
            <Tab key={id} id={id} className="settings-tab">
              {title(strings)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="general" className="settings-panel">
          <GeneralSettings />
        </TabPanel>
        <TabPanel id="text" className="settings-panel">
          <TextSettings languages={fontLanguages} />
          <TextSample />
          <AloudSettings />
        </TabPanel>
        <TabPanel id="keys" className="settings-panel">
          <KeySettings />
        </TabPanel>
        <TabPanel id="library" className="settings-panel">
          <LibrarySettings onFindings={onFindings} />
        </TabPanel>
        <TabPanel id="machines" className="settings-panel">
          <MachineSettings onArticle={onArticle} />
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
          <AboutSettings onDialog={onDialog} />
        </TabPanel>
      </Tabs>
    </DialogBox>
  );
}

const languageNames = Object.entries(languages) as [Language, string][];

function GeneralSettings() {
  const strings = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <>
      <Choice
        label={strings.settings.language}
        value={preferences.language ?? 'system'}
        options={[['system', strings.settings.languageSystem], ...languageNames]}
        onChange={(value) => change({ language: value === 'system' ? null : value })}
      />
      <ThemeChoice />
      <CopySettings />
      <SearchSettings />
      <DesktopSettings />
    </>
  );
}
