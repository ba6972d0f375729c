// A Carrel with a folder, a Syncthing and a clock of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { testClient } from '../../../scripts/suites/test-client.mjs';
import {
  env,
  executable,
  openWindow,
  profileOf,
  repository,
  startCarrel,
  switches,
} from '../carrel.mjs';
import { Syncthing } from './syncthing.mjs';
import { clockAhead } from './wrong-clock.mjs';

/** Carrel's texts, by which its window is used. */
export const words = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../resources/locales/en.json'), 'utf8'),
);

const { CARREL_CLIENT: client = executable } = await testClient({ executable });

export class Machine {
  #serving = null;
  /** Commands that failed. */
  refused = [];

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
      serving.once('close', () => {
        // Else it was ended from here.
        if (this.#serving === serving) this.refused.push('serve: it has ended by itself');
        resolve();
      });
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

  /**
   * Runs a command and resolves to what it printed. One that fails is tried once more, and is then noted in
   * `refused` and resolves to null: what it should have done was not done, and is no edit.
   */
  async run(...args) {
    for (let isLast = false; ; isLast = true) {
      const { code, stdout, stderr } = await this.#command(args);
      if (code === 0) return JSON.parse(stdout);
      if (!isLast) continue;
      const said = `${stdout}${stderr}`.trim().slice(0, 300);
      this.refused.push(`${args.slice(0, 3).join(' ')}: ${code}: ${said}`);
      console.log(`refused on ${this.at}: ${this.refused.at(-1)}`);
      return null;
    }
  }

  async #command(args) {
    const words = [...switches, '--log-level=3', repository, '--cli', ...args];
    // The library's Carrel answers the quick command line; where none is open, this is one of its own.
    const child = spawn(client, [...words, '--json', '--library', this.folder], {
      env: { ...env, ...this.clock },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [code, stdout, stderr] = await Promise.all([
      new Promise((resolve) => child.once('close', resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, stdout, stderr };
  }

  async list(...args) {
    return (await this.run('list', ...args)) ?? [];
  }

  /** The last lines of Carrel's own log. */
  log(lines = 40) {
    try {
      const log = readFileSync(join(profileOf(this.folder), 'carrel.log'), 'utf8');
      return log.trimEnd().split('\n').slice(-lines).join('\n');
    } catch (error) {
      return String(error);
    }
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
      this.refused.push(`in the window: ${String(error).slice(0, 600)}`);
      console.log(`refused on ${this.at}: ${this.refused.at(-1)}`);
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
