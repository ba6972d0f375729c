import { globalShortcut } from 'electron';
import { type DesktopAccess, type QuickKey, quickKeys } from '../ipc/desktop.js';
import { readProfileFile } from '../profile-file.js';
import { AtomicWriter } from '../vault/atomic-file.js';

const fileName = 'desktop.json';

/** Under Wayland no program hears keys that are pressed in another one. */
export const canListen = (environment: NodeJS.ProcessEnv) =>
  process.platform !== 'linux' || environment.XDG_SESSION_TYPE !== 'wayland';

/** The key that opens the quick search from any program: off at first. Kept in the profile. */
export class QuickKeySetting {
  #isOn: boolean;
  #key: QuickKey;
  #state: DesktopAccess['quickSearch']['state'] = 'off';

  /** @param onPressed opens the quick search */
  constructor(
    private readonly profile: string,
    private readonly onPressed: () => void,
  ) {
    const { isOn, key } = readSetting(profile);
    this.#isOn = isOn;
    this.#key = key;
  }

  get access(): DesktopAccess['quickSearch'] {
    return { key: this.#key, state: this.#state };
  }

  /** Listens if the user has switched it on. To be called once the app is ready. */
  begin(): void {
    this.end();
    if (!this.#isOn) return;
    if (!canListen(process.env)) this.#state = 'impossible';
    else this.#state = this.#register() ? 'on' : 'taken';
  }

  async set(isOn: boolean, key: QuickKey): Promise<void> {
    this.end();
    this.#isOn = isOn;
    this.#key = key;
    this.begin();
    const json = `${JSON.stringify({ quickSearch: isOn, quickKey: key })}\n`;
    await new AtomicWriter(this.profile).write(fileName, Buffer.from(json));
  }

  end(): void {
    if (this.#state === 'on') globalShortcut.unregister(this.#key);
    this.#state = 'off';
  }

  #register(): boolean {
    try {
      return globalShortcut.register(this.#key, this.onPressed);
    } catch {
      return false;
    }
  }
}

/** Any program may have written the file. */
function readSetting(profile: string): { isOn: boolean; key: QuickKey } {
  const fields = readProfileFile(profile, fileName);
  const key = quickKeys.find((each) => each === fields.quickKey) ?? quickKeys[0];
  return { isOn: fields.quickSearch === true, key };
}
