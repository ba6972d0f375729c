// The composition root of the main process: what there is, and who hears of what.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, BrowserWindow, dialog, session, shell, type WebContents } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.js';
import { askToFinish, closeInOrder, hasFinished } from './closing.js';
import { type Order, readCommandLine, userWords } from './command-line.js';
import { HiddenCommandWindow } from './command-window.js';
import { Commands, type Terminal } from './commands.js';
import { databaseBytes, setDatabaseAside } from './database-files.js';
import { askForFolder } from './dialogs.js';
import { failureText, fieldsOfError } from './failure-text.js';
import { grantFiles, releaseGrantsOf } from './granted-files.js';
import { commandHandlers } from './handlers/command-handlers.js';
import { importHandlers } from './handlers/import-handlers.js';
import { transferHandlers } from './handlers/transfer-handlers.js';
import { vaultHandlers } from './handlers/vault-handlers.js';
import { acceptHandover } from './handover/owner.js';
import { ImportWindow } from './import-window.js';
import type { CommandCall } from './ipc/command-table.js';
import type { Events, FileGrant } from './ipc/contract.js';
import { sendEvent, serve } from './ipc/serve.js';
import { terminalLine, terminalText } from './ipc/terminal-text.js';
import { LibraryMover } from './library-mover.js';
import { LibraryTransfers } from './library-transfers.js';
import { Log } from './log.js';
import { installMenu, showLog } from './menu.js';
import { cutNetwork, guardNavigation, guardSession } from './network-guard.js';
import { ownTerminal, writeOwn } from './own-terminal.js';
import { type Ownership, ownLibrary } from './ownership.js';
import { PageWatch } from './page-watch.js';
import { openPassingProfile } from './passing-profile.js';
import { limitPermissions, noteInput } from './permissions.js';
import { openPlaces } from './places.js';
import { RiskyReads } from './risky-reads.js';
import { catchSignals, onSignal } from './signals.js';
import { StagedFiles } from './staged-files.js';
import { DayCount } from './vault/day-count.js';
import type { LibraryLock, LockHolder } from './vault/lock.js';
import { UnfinishedCopies } from './vault/unfinished-copies.js';
import { Vault } from './vault/vault.js';
import { openWatchedFolders } from './watch/open-watched-folders.js';
import type { WatchedFolders } from './watch/watched-folders.js';
import { createPageWindow, roleOf } from './window.js';
import { followWindow } from './window-log.js';

// Packed, the app is an archive; unpacked, it is the repository.
const packed = app.getAppPath().endsWith('.asar');
const commandLine = readCommandLine(userWords(process.argv, packed), {
  cwd: process.cwd(),
  version: app.getVersion(),
  exists: existsSync,
});
// Stderr of a command is for what the command has to say.
if (commandLine.kind !== 'open') app.commandLine.appendSwitch('log-level', '3');
const touchesNoLibrary = commandLine.kind === 'command' && commandLine.call.name === 'extract';
if (commandLine.kind === 'answer') {
  const { stream, text, exitCode } = commandLine;
  process.exit(writeOwn(stream, `${terminalText(text)}\n`) ?? exitCode);
}
const ownOrder: Order = commandLine;
const places = touchesNoLibrary
  ? ({ ok: true, library: openPassingProfile(), oldProfile: null } as const)
  : openPlaces(commandLine, packed);
if (!places.ok) {
  process.stderr.write(`carrel: ${terminalLine(places.message)}\n`);
  // Before it is ready Electron shows a dialog on these two systems only; a terminal is rare there.
  if (process.platform !== 'linux' && ownOrder.kind === 'open') {
    dialog.showErrorBox('Carrel', places.message);
  }
  process.exit(1);
}
const { oldProfile } = places;

registerAppScheme();
cutNetwork();
guardNavigation();
noteInput();
// Every renderer, whatever a window asks for. As root (development) Chromium cannot sandbox at all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (ownOrder.kind === 'command') {
  catchSignals();
  // Nothing is drawn.
  app.disableHardwareAcceleration();
  // A signal to the whole process group ends the GPU process, too, and Chromium would die of that.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
  // Electron would show a dialog, which nobody sees.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`carrel: ${terminalText(error.stack ?? error.message)}\n`);
    app.exit(3);
  });
  if (oldProfile !== null) {
    process.stderr.write(
      `carrel: ${terminalLine(oldProfile)} is a working copy from an earlier version of Carrel; it is no longer used and can be deleted\n`,
    );
  }
}

let page: BrowserWindow | null = null;
let pageListens = false;
let pageWatch: PageWatch | null = null;
let opened: FileGrant[] = [];
let startupMs = 0;
let quitting = false;
let ending = false;
/** Somebody does not want to wait: see `takeOwn`. */
let hurried = false;
let owned = false;
let watchedFolders: Promise<WatchedFolders> | null = null;

const commandWindow = new HiddenCommandWindow(() => commands);
const commands: Commands = new Commands(
  commandWindow,
  // Hidden windows do not keep Carrel running: what was started for a command ends with it, unless
  // a window was opened meanwhile.
  () => {
    if (page === null) void end();
  },
);

/** How long the page may take to keep what must be kept: the reading position, the index. */
const closeWithinMs = 5_000;
/** And the hidden windows, for what they are writing. */
const finishWithinMs = 3_000;
const hurriedWithinMs = 300;

const importWindow = new ImportWindow(
  (window) => sendEvent(window.webContents, 'ping', null),
  (reason, wasAtFault) => {
    let setAside = 0;
    if (wasAtFault) setAside = riskyReads.windowGone(reason === 'timed-out' ? reason : 'damaged');
    else riskyReads.close();
    log.warn('importer.gone', `${reason}, set aside: ${setAside}`);
    void transfers.abandonAll();
    void stagedFiles.abandonAll();
    sendToReaders('importerGone', { reason, setAside });
  },
  () => ending,
);

app.on('second-instance', (_event, _argv, _cwd, data) => {
  const { socket } = data as { socket?: unknown };
  // One that comes when this process ends offers its command again, until it is the owner itself.
  if (!owned || quitting || ending || typeof socket !== 'string') return;
  acceptHandover(socket, take, commands.expect());
});

// Nothing of the profile is touched before it is clear whose it is: Electron gets ready only when
// this module has been read to its end.
const inProfile = (name: string) => join(app.getPath('userData'), name);
const log = new Log(inProfile('carrel.log'));
if (ownOrder.verbose) log.listen((line) => writeOwn('stderr', `${line}\n`));
log.info(
  'start',
  `${app.getVersion()} ${process.platform} Electron ${process.versions.electron} ${ownOrder.kind}`,
);
// What the error does to this process stays as it is: the monitor only looks.
process.on('uncaughtExceptionMonitor', (error) =>
  log.error('main.uncaught-error', failureText(fieldsOfError(error))),
);
process.on('unhandledRejection', (reason) => {
  log.error('main.unhandled-rejection', failureText(fieldsOfError(reason)));
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  writeOwn('stderr', `carrel: ${terminalText(text)}\n`);
});
const trashDays = new DayCount(inProfile('trash-days.json'));
const strangerDays = new DayCount(inProfile('unused-days.json'));
const riskyReads = new RiskyReads(inProfile('risky-reads.json'), app.getVersion());
const copies = new UnfinishedCopies(inProfile('unfinished-copies.json'));
const vault = await Vault.open(places.library, undefined, {
  trashDays,
  strangerDays,
  copies,
});
const transfers = new LibraryTransfers(vault);
const stagedFiles = new StagedFiles(vault);
const ownership: Ownership = touchesNoLibrary
  ? { kind: 'own', lock: null }
  : await ownLibrary(vault.root.path, ownOrder, () => app.quit());
owned = ownership.kind === 'own';
log.info('ownership', ownership.kind);
void app.whenReady().then(() => {
  if (ownOrder.kind === 'command') catchSignals();
  log.info('ready');
  if (ownership.kind === 'own') start(ownership.lock);
  else if (ownership.kind === 'held') refuse(ownership.holder);
  else app.exit(ownership.exitCode);
});

function start(lock: LibraryLock | null): void {
  const mover = new LibraryMover(vault, lock, () => app.quit());
  app.on('quit', () => mover.releaseAtExit());
  app.on('quit', () => riskyReads.close());
  // What a process that was ended in the middle of a write has left.
  void vault.sweepTemps().catch(() => {});
  void copies.sweep(vault.root.path);
  guardSession(session.defaultSession, log);
  limitPermissions(session.defaultSession, log);
  serveApp(join(import.meta.dirname, '../renderer'));
  serveRequests(mover);
  installMenu(
    (command) => {
      showPage();
      if (page !== null) sendEvent(page.webContents, 'menu', command);
    },
    () => showLog(log.path),
  );
  take(ownOrder, null);
}

function refuse({ host, pid }: LockHolder): void {
  const message = `This library is already open in another Carrel (${host}, process ${pid}). Close it there, then try again.`;
  if (ownOrder.kind === 'command') process.stderr.write(`carrel: ${terminalLine(message)}\n`);
  else dialog.showErrorBox('Carrel', message);
  app.exit(3);
}

/** Carries out a command line: this process's own, or that of a second one with its terminal. */
function take(order: Order, terminal: Terminal | null): void {
  if (order.kind === 'command') {
    if (terminal === null) takeOwn(order.call, order.cwd);
    else addFor(terminal, order.call, order.verbose);
    return;
  }
  showPage();
  if (order.files.length > 0) void openFiles(order.files, order.cwd);
  void terminal?.done(0);
}

/** A command of another process, which is shown this one's log meanwhile if it wants to be. */
function addFor(terminal: Terminal, call: CommandCall, isVerbose: boolean): void {
  const stop = isVerbose
    ? log.listen((line) => void terminal.write('stderr', `${line}\n`))
    : () => {};
  const id = commands.add(call, terminal);
  void commands.ended(id).then(stop);
}

function takeOwn(call: CommandCall, cwd: string): void {
  const terminal = ownTerminal(cwd);
  let signalled = false;
  terminal.onInterrupted(({ kind }) => {
    if (kind !== 'signal') return;
    hurried = signalled;
    signalled = true;
  });
  const id = commands.add(call, terminal);
  void commands.ended(id).then(() => {
    // The commands of others go on, and a window that was opened meanwhile.
    onSignal(() => app.quit());
    if (signalled && page !== null) app.quit();
  });
}

app.on('open-file', (event, path) => {
  event.preventDefault();
  void openFiles([path], '/');
});
app.on('browser-window-created', (_event, window) => {
  // Its role is known a moment later.
  setImmediate(() => {
    // A signal in the first moments has closed it already.
    if (window.isDestroyed()) return;
    followWindow(log, window, roleOf(window.webContents) ?? 'window');
  });
});
app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
  log.warn('child-process-gone', `${type} ${reason} ${exitCode}`);
});
app.on('activate', () => {
  if (app.isReady()) showPage();
});
app.on('before-quit', (event) => {
  event.preventDefault();
  if (!quitting) void quit();
});
// Electron would quit when a hidden window has crashed, with commands that wait for the next one. What
// ends the process is the end of the last command, or of the page: see `commands` and `showPage`.
app.on('window-all-closed', () => {});

/** Commands have their answer before the page is closed, and the page has finished before the rest. */
async function quit(): Promise<void> {
  quitting = true;
  await commands.quit();
  if (page === null) await end();
  else page.close();
}

/** The only way out of a process that has windows. */
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await closeInOrder(BrowserWindow.getAllWindows(), finishWithin());
  app.exit(Number(process.exitCode ?? 0));
}

/**
 * Before a command has begun its window has nothing to finish. A signal to the process group has ended
 * some of Chromium's processes by then, and Chromium may die of that at any moment.
 */
function finishWithin(): number {
  const isUp = startupMs > 0;
  if (!isUp && ownOrder.kind === 'command') return 0;
  return hurried ? hurriedWithinMs : finishWithinMs;
}

async function openFiles(paths: readonly string[], cwd: string): Promise<void> {
  const grant = await grantFiles(paths, cwd);
  if (page !== null && pageListens) sendEvent(page.webContents, 'openFiles', grant);
  else opened.push(grant);
}

function showPage(): void {
  if (page !== null) {
    if (page.isMinimized()) page.restore();
    page.focus();
    return;
  }
  const window = createPageWindow();
  page = window;
  pageListens = false;
  pageWatch = new PageWatch(window, log, () => !quitting && !ending);
  window.webContents.on('render-process-gone', () => {
    pageListens = false;
    releasePageGrants();
  });
  let asked = false;
  window.on('close', (event) => {
    if (asked || !pageListens) return;
    asked = true;
    event.preventDefault();
    void closePage(window);
  });
  window.on('closed', () => {
    page = null;
    pageListens = false;
    releasePageGrants();
    // A command at work goes on without the window.
    if ((process.platform !== 'darwin' || quitting) && commands.idle) void end();
  });
}

/** What is on its way to the next page is kept. */
function releasePageGrants(): void {
  const undelivered = opened.map(({ grant }) => grant);
  releaseGrantsOf((owner) => owner === 'page', undelivered);
}

async function closePage(window: BrowserWindow): Promise<void> {
  await askToFinish(window, closeWithinMs);
  const rest = watchedFolders?.then((folders) => folders.rest());
  await Promise.race([rest?.catch(() => {}), pause(finishWithinMs)]);
  if (!window.isDestroyed()) window.destroy();
}

function watched(): Promise<WatchedFolders> {
  watchedFolders ??= openWatchedFolders(() => vault.root.path);
  return watchedFolders;
}

/** What is found is taken in by the page. */
async function watchFor(caller: WebContents): Promise<void> {
  await (await watched()).listen({
    files: (ticket, grant) => sendEvent(caller, 'watchedFiles', { ticket, grant }),
    changed: (folders) => sendEvent(caller, 'watchedFoldersChanged', folders),
  });
}

function sendToReaders<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (roleOf(window.webContents) !== 'importer') sendEvent(window.webContents, name, payload);
  }
}

function serveRequests(mover: LibraryMover): void {
  serve(log, {
    ...vaultHandlers(vault, stagedFiles, log),
    ...transferHandlers(transfers),
    ...importHandlers(importWindow, riskyReads, watched),
    ...commandHandlers(commands, commandWindow, transfers, () => {
      startupMs ||= sinceStart();
    }),
    appInfo: async () => ({
      version: app.getVersion(),
      versions: {
        electron: process.versions.electron,
        chrome: process.versions.chrome,
        node: process.versions.node,
      },
      platform: process.platform,
      languages: app.getPreferredSystemLanguages(),
      libraryFolder: vault.root.path,
      canMoveLibrary: ownOrder.library === null && !touchesNoLibrary,
      oldProfile: ownOrder.kind === 'open' ? oldProfile : null,
    }),
    diskUse: async () => ({ database: await databaseBytes(), startupMs }),
    setDatabaseAside: () => setDatabaseAside(),
    renewWindow: async (caller) => {
      log.warn(`${roleOf(caller)}.database-silent`);
      if (roleOf(caller) === 'importer') importWindow.renew();
      else caller.forcefullyCrashRenderer();
    },
    openExternal: async (_caller, url) => {
      if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
      await shell.openExternal(new URL(url).href);
      return true;
    },
    chooseLibraryFolder: async () => {
      const path = await askForFolder();
      return path === null ? null : mover.choose(path);
    },
    moveLibrary: (caller) => mover.move((done) => sendEvent(caller, 'libraryMoving', done)),
    deleteOldLibrary: () => mover.deleteOld(),
    pageReady: (caller) => {
      pageListens = true;
      pageWatch?.isShown();
      log.info('page.ready');
      startupMs ||= sinceStart();
      for (const grant of opened) sendEvent(caller, 'openFiles', grant);
      opened = [];
      void watchFor(caller);
    },
    startStep: (caller, step) => {
      log.info(`${roleOf(caller)}.${step}`);
      if (roleOf(caller) !== 'page') return;
      if (step === 'shown') pageWatch?.isShown();
      else pageWatch?.heard();
    },
    reportFailure: (caller, event, name, message, stack) => {
      const text = failureText({ name, message, stack, code: '' });
      log.error(`${roleOf(caller)}.${event}`, text);
    },
    readyToClose: (caller) => hasFinished(caller),
  });
}

function sinceStart(): number {
  const startedAt = process.getCreationTime();
  return startedAt === null ? 0 : Math.round(Date.now() - startedAt);
}
