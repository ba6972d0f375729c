// A bare Debian in a folder, by debootstrap, with an ordinary user in it.
//
// Commands run in it in namespaces of its own, so that no mount of it is seen outside, and all of its
// processes end with it. The kernel forbids user namespaces to a process whose root is not that of its
// mount namespace: entered by `chroot` the system has none, by `pivot_root` it has them.

import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inCache } from '../../setup/places.mjs';
import { say } from '../../setup/say.mjs';

const user = 'reader';
const home = `/home/${user}`;
/** Longer than any command here takes on a busy machine. */
const commandMs = 600_000;

export class BareSystem {
  #root;
  /** The number of the X server whose socket the system sees. */
  display;
  #onExit;
  /** Process ids of what holds the namespaces, by the way in. */
  #holders = new Map();

  /**
   * @param suite the release of Debian
   * @param display the number of an X server
   */
  constructor(suite, display) {
    this.#root = mkdtempSync(join(tmpdir(), `carrel-${suite}-`));
    this.display = display;
    run('tar', ['-xf', archiveOf(suite), '-C', this.#root]);
    chmodSync(this.#root, 0o755);
    this.#onExit = () => this.remove();
    process.once('exit', this.#onExit);
    this.asRoot(['useradd', '--create-home', '--shell', '/bin/sh', user]);
  }

  /** Copies a file or folder into the user's home. Returns its path in the system. */
  put(path) {
    const inside = `${home}/${basename(path)}`;
    cpSync(path, join(this.#root, inside), { recursive: true });
    this.asRoot(['chown', '-R', `${user}:`, inside]);
    return inside;
  }

  /** The path outside of a path in the system. */
  outside(path) {
    return join(this.#root, path);
  }

  /** Runs a command as root; see `run`. */
  asRoot(words) {
    return run(...this.#entered(words, 'chroot'));
  }

  apt(...words) {
    // The system is thrown away: dpkg need not wait for the disk after each file.
    const settings = ['Dpkg::Use-Pty=0', 'Dpkg::Options::=--force-unsafe-io'];
    const quiet = ['-q', '-y', ...settings.flatMap((setting) => ['-o', setting])];
    return this.asRoot(['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...quiet, ...words]);
  }

  /**
   * Runs a command as the ordinary user.
   *
   * @param options `namespaces`: with user namespaces; `display`: false for a system without one
   */
  asUser(words, options) {
    return run(...this.#enteredAsUser(words, options));
  }

  /** Starts a command as the ordinary user, and goes on. Its output is in `output` of what is returned. */
  start(words, options) {
    const [program, args] = this.#enteredAsUser(words, options);
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const started = { child, output: '', code: undefined };
    child.on('close', (code, signal) => (started.code = code ?? signal));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (started.output += text));
    }
    return started;
  }

  /** Runs a command as the ordinary user, beside others. Resolves to what `run` returns. */
  runAsUser(words, { stdin = '', ...options } = {}) {
    const [program, args] = this.#enteredAsUser(words, { namespaces: true, ...options });
    const child = spawn(program, args, { stdio: 'pipe', timeout: commandMs });
    const result = { code: null, stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        result[stream] += text;
        result.output += text;
      });
    }
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ ...result, code: code ?? signal }));
    });
  }

  /** Tells a program that was started by `start` to end, and waits until it has. */
  async quit(started) {
    for (const pid of this.processes('')) process.kill(pid, 'SIGTERM');
    await this.until(() => started.code !== undefined);
  }

  /** Waits until something is so. Resolves to false when it is not after so many seconds. */
  async until(isSo, seconds = 30) {
    for (let attempt = 0; attempt < 5 * seconds; attempt++) {
      if (isSo()) return true;
      await sleep(200);
    }
    return false;
  }

  /**
   * Process ids of the program in the system.
   *
   * @param type of Chromium's processes; empty for the main one
   */
  processes(type) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        if (!/\/opt\/carrel\/carrel\b/.test(linkOf(pid, 'exe')) || !this.#holds(pid)) return false;
        // Processes of Chromium's zygote write all their words in one.
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
        const named = words.find((word) => word.startsWith('--type='));
        return type === '' ? named === undefined : named === `--type=${type}`;
      });
  }

  /** How Chromium keeps a process of this type from the rest of the system. */
  sandboxOf(type) {
    const [pid] = this.processes(type);
    const [main] = this.processes('');
    if (pid === undefined || main === undefined) return undefined;
    const differ = (kind) => linkOf(pid, `ns/${kind}`) !== linkOf(main, `ns/${kind}`);
    const filtered = /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { ownProcesses: differ('pid'), filtered, ownUsers: differ('user') };
  }

  /** Ends every process in the system. */
  stop() {
    for (const holder of this.#holders.values()) process.kill(holder.pid, 'SIGKILL');
    this.#holders.clear();
  }

  remove() {
    process.off('exit', this.#onExit);
    this.stop();
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** True for a process in this system. */
  #holds(pid) {
    const mounts = linkOf(pid, 'ns/mnt');
    return [...this.#holders.values()].some(({ inner }) => linkOf(inner, 'ns/mnt') === mounts);
  }

  #enteredAsUser(words, { namespaces = false, display = true } = {}) {
    const variables = [`HOME=${home}`, `USER=${user}`, 'LANG=C.UTF-8', 'PATH=/usr/bin:/bin'];
    if (display) variables.push(`DISPLAY=:${this.display}`);
    const asUser = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups'];
    const inHome = ['sh', '-c', 'cd && exec "$@"', 'sh'];
    return this.#entered(
      [...asUser, 'env', '-i', ...variables, ...inHome, ...words],
      namespaces ? 'pivot_root' : 'chroot',
    );
  }

  #entered(words, way) {
    if (!this.#holders.has(way)) this.#holders.set(way, holdNamespaces(this.#root, way));
    const { inner } = this.#holders.get(way);
    const into = ['--target', String(inner), '--mount', '--pid', '--'];
    const root = way === 'chroot' ? ['chroot', this.#root] : [];
    return ['nsenter', [...into, ...root, ...words]];
  }
}

/** Empty for a process that has ended. */
function linkOf(pid, name) {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return '';
  }
}

/** Makes the namespaces and what a running system has mounted. They last until the process is killed. */
function holdNamespaces(root, way) {
  const script = `
    set -e
    mount --bind "$1" "$1"
    cd "$1"
    mount -t proc proc proc
    mount --rbind /dev dev
    mount -t tmpfs -o mode=1777 tmpfs dev/shm
    mkdir -p tmp/.X11-unix
    mount --bind /tmp/.X11-unix tmp/.X11-unix
    cp /etc/resolv.conf etc/resolv.conf
    if [ "$2" = pivot_root ]; then pivot_root . . && umount -l .; fi
    echo ready
    exec sleep infinity
  `;
  const namespaces = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child'];
  const child = spawn('unshare', [...namespaces, 'sh', '-c', script, 'sh', root, way], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.unref();
  child.stdout.unref();
  const inner = innerProcess(child.pid);
  return { pid: child.pid, inner };
}

/** The first process in the namespaces, once all is mounted. */
function innerProcess(pid) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { output } = run('sh', ['-c', `cat /proc/${pid}/task/${pid}/children`]);
    const inner = output.trim().split(' ')[0];
    if (inner && run('cat', [`/proc/${inner}/comm`]).output.trim() === 'sleep')
      return Number(inner);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  throw new Error('the namespaces of the bare system did not come up');
}

/** Runs a command to its end: `{ code, stdout, stderr, output }`; `output` is both streams. */
export function run(program, args) {
  const options = { encoding: 'utf8', timeout: commandMs, maxBuffer: 1 << 28 };
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = status ?? signal ?? error?.message;
  return { code, stdout: stdout ?? '', stderr: stderr ?? '', output: `${stdout}${stderr}` };
}

/** The bare system, packed: made once and kept in the cache. */
function archiveOf(suite) {
  const archive = inCache('bare-systems', `${suite}.tar`);
  if (existsSync(archive)) return archive;
  say(`making a bare Debian ${suite} (two minutes)…`);
  mkdirSync(dirname(archive), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'carrel-debootstrap-'));
  try {
    const { code, output } = run('debootstrap', ['--variant=minbase', suite, folder]);
    if (code !== 0) throw new Error(`debootstrap failed:\n${output.slice(-2000)}`);
    run('tar', ['-cf', `${archive}.${process.pid}`, '-C', folder, '.']);
    renameSync(`${archive}.${process.pid}`, archive);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return archive;
}
