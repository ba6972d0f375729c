import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { AutostartState } from '../ipc/desktop.js';
import type { OwnProgram } from '../receive/own-program.js';
import { AtomicWriter } from '../vault/atomic-file.js';
import { autostartEntry, stateOfEntry } from './autostart-entry.js';

const fileName = 'carrel.desktop';
/** The option that starts Carrel without showing its window. */
const inTray = '--in-tray';

/**
 * Starting at login. What is true is read from the system's own place, which its settings may change. Electron's
 * `setLoginItemSettings` does nothing on Linux, where a desktop entry does it.
 */
export class Autostart {
  readonly #words: string[];

  /** @param place the words that name a library and a profile */
  constructor(
    private readonly program: OwnProgram,
    place: readonly string[],
  ) {
    this.#words = [...program.args, ...place, inTray];
  }

  state(): AutostartState {
    if (process.platform === 'linux') return stateOfEntry(readEntry(), this.#command());
    return app.getLoginItemSettings(this.#loginItem()).openAtLogin ? 'on' : 'off';
  }

  async set(isOn: boolean): Promise<AutostartState> {
    try {
      if (process.platform !== 'linux') {
        app.setLoginItemSettings({ ...this.#loginItem(), openAtLogin: isOn });
      } else if (isOn) {
        mkdirSync(folder(), { recursive: true });
        await new AtomicWriter(folder()).write(
          fileName,
          Buffer.from(autostartEntry(this.#command())),
        );
      } else rmSync(join(folder(), fileName), { force: true });
      return this.state();
    } catch {
      return 'failed';
    }
  }

  #command(): string[] {
    return [this.program.path, ...this.#words];
  }

  #loginItem(): { path?: string; args?: string[] } {
    // A login item of macOS has no arguments: `wasOpenedAtLogin` says it there.
    return process.platform === 'win32' ? { path: this.program.path, args: this.#words } : {};
  }
}

/** True when macOS has started this process at login. */
export const wasOpenedAtLogin = () =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;

const folder = () => join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');

function readEntry(): string | null {
  try {
    return readFileSync(join(folder(), fileName), 'utf8');
  } catch {
    return null;
  }
}
