// Real Syncthings on this computer, which talk to one another and to nobody else. Debian's package is
// unpacked into a folder of its own; nothing is installed.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const place = join(tmpdir(), 'carrel-bench-syncthing');

/** The program; fetched from the computer's own Debian mirror at the first use. */
function program() {
  const path = join(place, 'usr/bin/syncthing');
  if (existsSync(path)) return path;
  mkdirSync(place, { recursive: true });
  execFileSync('apt-get', ['download', 'syncthing'], { cwd: place, stdio: 'ignore' });
  const file = readdirSync(place).find((name) => name.endsWith('.deb'));
  execFileSync('dpkg', ['-x', join(place, file), place]);
  return path;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Syncthing {
  #child = null;

  /** @param home its settings, @param folder what it keeps equal */
  static async make(home, folder) {
    const made = new Syncthing();
    const [gui, listen] = [await freePort(), await freePort()];
    const words = ['generate', '--home', home, '--no-default-folder', '--skip-port-probing'];
    execFileSync(program(), words, { stdio: 'ignore' });
    const file = join(home, 'config.xml');
    const off = ['globalAnnounceEnabled', 'localAnnounceEnabled', 'relaysEnabled', 'natEnabled'];
    let config = readFileSync(file, 'utf8')
      .replace('127.0.0.1:8384', `127.0.0.1:${gui}`)
      .replace('>default</listenAddress>', `>tcp://127.0.0.1:${listen}</listenAddress>`)
      .replace(/<urAccepted>.*?</, '<urAccepted>-1<')
      .replace(/<reconnectionIntervalS>\d+/, '<reconnectionIntervalS>2');
    for (const name of [...off, 'crashReportingEnabled', 'startBrowser']) {
      config = config.replace(`<${name}>true<`, `<${name}>false<`);
    }
    writeFileSync(file, config);
    return Object.assign(made, {
      ...{ home, folder, url: `http://127.0.0.1:${gui}`, address: `tcp://127.0.0.1:${listen}` },
      id: /<device id="([^"]+)"/.exec(config)[1],
      key: /<apikey>([^<]+)/.exec(config)[1],
    });
  }

  async start() {
    const words = ['serve', '--no-browser', '--no-restart', '--no-upgrade', '--home', this.home];
    // One process, without the parent that would start it again, so that a kill ends all of it.
    const env = { ...process.env, STMONITORED: 'yes' };
    this.#child = spawn(program(), words, { env, stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      const isUp = await this.ask('GET', 'system/ping').then(
        () => true,
        () => false,
      );
      if (isUp) return;
      if (tries > 200) throw new Error('Syncthing does not answer');
      await pause(100);
    }
  }

  async kill(signal = 'SIGKILL') {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await ended;
  }

  async ask(method, what, body) {
    const answer = await fetch(`${this.url}/rest/${what}`, {
      ...{ method, headers: { 'X-API-Key': this.key } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? null : JSON.parse(text);
  }

  /** Keeps the folder equal with those of the others. */
  async share(all) {
    for (const { id, address } of all) {
      if (id === this.id) continue;
      await this.ask('PUT', `config/devices/${id}`, { deviceID: id, addresses: [address] });
    }
    await this.ask('PUT', 'config/folders/library', {
      ...{ id: 'library', path: this.folder, type: 'sendreceive', fsWatcherEnabled: true },
      ...{ fsWatcherDelayS: 1, rescanIntervalS: 20, maxConflicts: -1 },
      devices: all.map(({ id }) => ({ deviceID: id })),
    });
  }

  /** Cut off from the others, or no longer. */
  async cut(isCut) {
    await this.ask('POST', `system/${isCut ? 'pause' : 'resume'}`);
  }

  async bytesIn() {
    const { total } = await this.ask('GET', 'system/connections');
    return total.inBytesTotal;
  }
}
