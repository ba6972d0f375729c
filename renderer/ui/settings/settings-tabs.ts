import type { Strings } from '../i18n/strings';

/** The parts of the settings, in the order of their tabs. */
export const settingsTabs = [
  { id: 'general', title: ({ settings }: Strings) => settings.general },
  { id: 'text', title: ({ settings }: Strings) => settings.text },
  { id: 'keys', title: ({ keys }: Strings) => keys.tab },
  { id: 'library', title: ({ settings }: Strings) => settings.library },
  { id: 'machines', title: ({ machines }: Strings) => machines.tab },
  { id: 'watch', title: ({ watch }: Strings) => watch.title },
  { id: 'browser', title: ({ browser }: Strings) => browser.tab },
  { id: 'network', title: ({ network }: Strings) => network.tab },
  { id: 'highlights', title: ({ highlightsFolder }: Strings) => highlightsFolder.tab },
  { id: 'about', title: ({ settings }: Strings) => settings.about },
] as const;

export type SettingsTab = (typeof settingsTabs)[number]['id'];
