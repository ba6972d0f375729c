// A Carrel with a folder, a Syncthing and a clock of its own.
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, openWindow, startCarrel } from '../carrel.mjs';
import { Syncthing } from './syncthing.mjs';
import { clockAhead } from './wrong-clock.mjs';

/** Carrel's texts, by which its window is used. */
export const words = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../resources/locales/en.json'), 'utf8'),
);

export class Machine {
  #serving = null;

  /** @param ahead how many seconds its clock is ahead of the others' */
  static async make(at, workshop, ahead) {
    const folder = join(workshop, `library-${at}`);
    mkdirSync(folder);
    const sync = await Syncthing.make(join(workshop, `syncthing-${at}`), folder);
    const clock = clockAhead(ahead, workshop);
    return Object.assign(new Machine(), { at, folder, sync, clock });
  }

  /** Starts a Carrel that stays and answers the commands. */
  async serve() {
    const args = ['--cli', 'serve', '--watch', '--idle', '0'];
    const serving = startCarrel(this.folder, args, undefined, this.clock);
    this.#serving = serving;
    await new Promise((resolve) => {
      serving.stdout.once('data', resolve);
      serving.once('close', resolve);
    });
  }

  async end(signal) {
    const serving = this.#serving;
    this.#serving = null;
    if (serving === null || serving.exitCode !== null || serving.signalCode !== null) return;
    const ended = new Promise((resolve) => serving.once('close', resolve));
    try {
      process.kill(-serving.pid, signal);
    } catch {
      // It has just ended.
    }
    await ended;
  }

  async killAndServe() {
    await this.end('SIGKILL');
    await this.serve();
  }

  run(...args) {
    return carrel(this.folder, args).catch((error) => [String(error)]);
  }

  async list(...args) {
    const answer = await this.run('list', ...args);
    return Array.isArray(answer[0]) ? answer[0] : [];
  }

  /** Does something in the window, which no command does. */
  async inWindow(work) {
    await this.end('SIGTERM');
    const { app, page } = await openWindow(this.folder, this.clock);
    try {
      page.setDefaultTimeout(20_000);
      await work(page);
    } catch (error) {
      await page.screenshot({ path: join(tmpdir(), `carrel-machine-${this.at}.png`) });
      throw error;
    } finally {
      await app.close();
      await this.serve();
    }
  }

  async stop() {
    await this.end('SIGKILL');
    await this.sync.kill();
  }
}
