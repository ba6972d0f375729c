/** The reader's choices, kept by the browser. */

export interface Settings {
  /** What a click on the button does. */
  click: 'save-then-ask' | 'ask-then-save' | 'save';
  /** Ask Carrel about the addresses that are opened, to show which are saved already. */
  checksAddresses: boolean;
}

const DEFAULTS: Settings = { click: 'save-then-ask', checksAddresses: true };
const NAMES = Object.keys(DEFAULTS) as (keyof Settings)[];

export async function readSettings(): Promise<Settings> {
  const { click, checksAddresses } = await chrome.storage.local.get(NAMES);
  return {
    click: click === 'ask-then-save' || click === 'save' ? click : DEFAULTS.click,
    checksAddresses:
      typeof checksAddresses === 'boolean' ? checksAddresses : DEFAULTS.checksAddresses,
  };
}

export function writeSettings(changed: Partial<Settings>): Promise<void> {
  return chrome.storage.local.set(changed);
}
