// The composition root of the main process: creates its parts and connects them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, session, type WebContents } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.js';
import {
  type CommandLine,
  type Order,
  readCommandLine,
  type Shown,
  userWords,
} from './command-line.js';
import { prepareForCommand } from './command-process.js';
import { HiddenCommandWindow } from './command-window.js';
import { Commands } from './commands.js';
import { Arrivals } from './desktop/arrivals.js';
import { Autostart, wasOpenedAtLogin } from './desktop/autostart.js';
import { QuickKeySetting } from './desktop/quick-key.js';
import { QuickWindow } from './desktop/quick-window.js';
import { showRecent } from './desktop/recent-articles.js';
import { type TrayChoices, TrayIcon } from './desktop/tray-icon.js';
import { noDisplay, platformToName, startAgain } from './display.js';
import { Downloads } from './downloads/downloads.js';
import { sweepParts } from './downloads/part-file.js';
import { failureText, fieldsOfError } from './failure-text.js';
import { giveGrant, pageOwner } from './granted-files.js';
import { commandHandlers } from './handlers/command-handlers.js';
import { desktopHandlers } from './handlers/desktop-handlers.js';
import { downloadHandlers } from './handlers/download-handlers.js';
import { helpHandlers } from './handlers/help-handlers.js';
import { highlightsHandlers } from './handlers/highlights-handlers.js';
import { importHandlers } from './handlers/import-handlers.js';
import { machineHandlers } from './handlers/machine-handlers.js';
import { networkHandlers } from './handlers/network-handlers.js';
import { pageHandlers } from './handlers/page-handlers.js';
import { receiveHandlers } from './handlers/receive-handlers.js';
import { transferHandlers } from './handlers/transfer-handlers.js';
import { vaultHandlers } from './handlers/vault-handlers.js';
import { windowHandlers } from './handlers/window-handlers.js';
import { namesOf, openClientDoor } from './handover/client-door.js';
import { serveClient } from './handover/serve-client.js';
import {
  type HighlightsFolderKeeper,
  openHighlightsFolder,
} from './highlights-folder/highlights-folder.js';
import { ImportWindows, mostImportWindows } from './import-windows.js';
import { specOf } from './ipc/command-table.js';
import type { Events, WindowRole } from './ipc/contract.js';
import { exitCode } from './ipc/exit-codes.js';
import { sendEvent, serve } from './ipc/serve.js';
import { terminalLine, terminalText } from './ipc/terminal-text.js';
import { LibraryMover } from './library-mover.js';
import { LibraryTransfers } from './library-transfers.js';
import { Log } from './log.js';
import { openMachines } from './machines/open-machines.js';
import { computerMark } from './machines/own-machine.js';
import { installMenu, showLog } from './menu.js';
import { nativeWords, speak, withNativeWords } from './native-words.js';
import {
  cutNetwork,
  guardNavigation,
  guardSession,
  refuseClientCertificates,
} from './network/guard.js';
import { Network } from './network/network.js';
import { Orders } from './orders.js';
import { writeOwn } from './own-terminal.js';
import { type Ownership, ownLibrary } from './ownership.js';
import { PageWindows } from './page-windows.js';
import { limitPermissions, noteInput } from './permissions.js';
import { openPlaces } from './places.js';
import { Printer } from './printer.js';
import { logProcess } from './process-log.js';
import { Asks } from './receive/asks.js';
import { BrowserDoor } from './receive/browser-door.js';
import { Browsers } from './receive/browsers.js';
import { refuseBrowser, runNativeHost } from './receive/native-host.js';
import { ownProgram, placeWords } from './receive/own-program.js';
import { sweepReceived } from './receive/page-file.js';
import { registerLinks } from './register-links.js';
import { Residence } from './residence.js';
import { RiskyReads } from './risky-reads.js';
import { Shutdown } from './shutdown.js';
import { catchSignalsAgain } from './signals.js';
import { StagedFiles } from './staged-files.js';
import { StartupTime } from './startup-time.js';
import { systemLanguage } from './system-language.js';
import { openTemporaryProfile } from './temporary-profile.js';
import { noteVersion } from './updates/last-version.js';
import { DayCount } from './vault/day-count.js';
import type { LockHolder, ProfileLock } from './vault/lock.js';
import { UnfinishedCopies } from './vault/unfinished-copies.js';
import { Vault } from './vault/vault.js';
import { writingThread } from './vault/writing-thread.js';
import { openWatchedFolders } from './watch/open-watched-folders.js';
import type { WatchedFolders } from './watch/watched-folders.js';
import { roleOf } from './window.js';
import { WindowPlaces } from './window-place.js';

// Packed, the app's path is an asar archive; in development it is the repository.
const packed = app.getAppPath().endsWith('.asar');
const commandLine = readCommandLine(userWords(process.argv, packed), {
  cwd: process.cwd(),
  version: app.getVersion(),
  exists: existsSync,
});
// Stderr holds only what Carrel prints: without D-Bus or a graphics card Chromium prints a warning a second.
// One line of it comes before this one where the whole program is started by hand.
if (!['log-level', 'enable-logging'].some((name) => app.commandLine.hasSwitch(name))) {
  app.commandLine.appendSwitch('log-level', '3');
}
// Chromium on Linux has voices only by speech-dispatcher, which it starts when the page first asks for one.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
if (commandLine.kind === 'answer') {
  const { stream, text, exitCode: code } = commandLine;
  process.exit(writeOwn(stream, `${terminalText(text)}\n`) ?? code);
}
// A shell waits at its Tab key: only a running Carrel answers, through the quick command line.
if (commandLine.kind === 'command' && commandLine.call.name === '__complete') process.exit(0);
// Only the window needs a display; who opens it without one is told so below, if no other Carrel shows it.
const named = app.commandLine.getSwitchValue('ozone-platform');
const platform =
  process.platform === 'linux' && named === '' && !isPassing(commandLine)
    ? await platformToName(process.env, Number.parseInt(process.versions.electron, 10))
    : null;
const hasNoDisplay = platform === 'headless' || named === 'headless';
if (platform !== null && !(hasNoDisplay && commandLine.kind === 'open')) {
  process.exit(await startAgain(platform));
}
const touchesNoLibrary = commandLine.kind === 'command' && commandLine.call.name === 'extract';
const places = touchesNoLibrary
  ? {
      ok: true as const,
      ...{ library: openTemporaryProfile(), oldProfile: null, isOwn: false, isPortable: false },
    }
  : openPlaces(commandLine, packed);
if (!places.ok) {
  process.stderr.write(`carrel: ${terminalLine(places.message)}\n`);
  if (commandLine.kind === 'host') refuseBrowser(places.message);
  // On macOS and Windows this dialog can be shown before the app is ready, and a terminal is rare
  // there.
  if (process.platform !== 'linux' && commandLine.kind === 'open') {
    dialog.showErrorBox('Carrel', places.message);
  }
  process.exit(exitCode('wrongUse'));
}
const { oldProfile, isOwn, isPortable } = places;
if (commandLine.kind === 'host') {
  process.exit(await runNativeHost(ownProgram(packed), placeWords(commandLine)));
}
if (commandLine.kind === 'command' && isPassing(commandLine)) {
  process.exit(await serveClient(commandLine, ownProgram(packed), placeWords(commandLine)));
}
const ownOrder: Order =
  commandLine.kind === 'open' ? { ...commandLine, canDraw: !hasNoDisplay } : commandLine;

registerAppScheme();
cutNetwork();
guardNavigation();
refuseClientCertificates();
noteInput();
// Sandboxes every renderer, whatever a window's options say. Chromium cannot sandbox as root
// (development).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const isCommand = ownOrder.kind === 'command' || ownOrder.kind === 'serve';
if (isCommand) prepareForCommand(oldProfile);

// The profile belongs to this process only once `ownLibrary` says so. Electron gets ready when this
// module has been read to its end, so Chromium does not open it earlier.
const inProfile = (name: string) => join(app.getPath('userData'), name);
const log = new Log(inProfile('carrel.log'));
if (ownOrder.verbose) log.listen((line) => writeOwn('stderr', `${line}\n`));
log.info(
  'start',
  `${app.getVersion()} ${process.platform} Electron ${process.versions.electron} ${ownOrder.kind}`,
);
logProcess(log);

const startupTime = new StartupTime();
const network = new Network(app.getPath('userData'), log, app.getVersion(), (settings) =>
  sendTo(['page', 'cli'], 'networkChanged', settings),
);
const riskyReads = new RiskyReads(inProfile('risky-reads.json'), app.getVersion());
let watchedFolders: Promise<WatchedFolders> | null = null;
let folderOfHighlights: Promise<HighlightsFolderKeeper> | null = null;

const windowPlaces = new WindowPlaces(app.getPath('userData'));
const page: PageWindows = new PageWindows(log, windowPlaces, {
  canDraw: !hasNoDisplay,
  isWanted: () => !shutdown.isUnderWay,
  staysInTray: () => tray.isShown && !shutdown.isUnderWay,
  staysToWatch: () => residence.watches && !shutdown.isUnderWay,
  onUsed: () => arrivals.forget(),
  beforeKeeperCloses: async () => (await watchedFolders)?.rest(),
  onKeeper: (contents) => void watchFor(contents),
  onClosed: () => {
    browsers.closeIdle();
    if (process.platform !== 'darwin' || shutdown.isQuitting) endUnlessNeeded();
  },
});
const quickWindow = new QuickWindow(() => commands.expect());
const trayChoices: TrayChoices = {
  open: () => page.show(),
  search() {
    page.show();
    page.searchFor('');
  },
  quickSearch: () => quickWindow.toggle(),
  openArticle: (id) => page.openArticle(id),
  quit: () => app.quit(),
};
const tray: TrayIcon = new TrayIcon(trayChoices);
const quickKey = new QuickKeySetting(app.getPath('userData'), () => quickWindow.toggle());
const autostart = new Autostart(ownProgram(packed), placeWords(ownOrder));
const arrivals: Arrivals = new Arrivals({
  isAway: () => page.isAway,
  canTell: () => !hasNoDisplay,
  show: (ids) => page.showArticles(ids),
});
const commandWindow = new HiddenCommandWindow(
  () => commands,
  () => asks,
);
const commands: Commands = new Commands(commandWindow, () => {
  // Hidden windows do not keep Carrel running: what was started for a command ends with it, unless
  // a window was opened meanwhile.
  endUnlessNeeded();
});
const residence: Residence = new Residence(
  () => !page.isUsed && commands.idle,
  () => endUnlessNeeded(),
);
const shutdown: Shutdown = new Shutdown({
  endCommands: async () => {
    // Its window counts as a command that is still to come.
    quickWindow.close();
    quickKey.end();
    await asks.close();
    browsers.close();
    await commands.quit();
  },
  closePage: () => {
    const isOpen = page.isOpen;
    page.close();
    return isOpen;
  },
  hasBegun: () => startupTime.ms > 0 || !isCommand,
  hasShownPage: () => page.hasOpened,
});
const hold = () => commands.expect();
const asks: Asks = new Asks(
  () => {
    if (page.listens) page.sendToKeeper('browserWaiting', null);
    else commandWindow.wake('browserWaiting');
  },
  hold,
  roleOf,
);
const browsers: Browsers = new Browsers(
  {
    asks,
    profile: app.getPath('userData'),
    version: app.getVersion(),
    libraryFolder: () => vault.root.path,
    open: (article) => page.openArticle(article),
  },
  hold,
);
const door = new BrowserDoor(
  { ...ownProgram(packed), place: placeWords(ownOrder), profile: app.getPath('userData') },
  asks,
);
const orders = new Orders({
  ...{ commands, page, shutdown, browsers, residence, log, hasNoDisplay },
  givesWay,
  show,
  libraryFolder: () => vault.root.path,
  warmUp: () => commandWindow.wake(),
});

const importWindows = new ImportWindows(
  mostImportWindows(),
  (window) => sendEvent(window.webContents, 'ping', null),
  ({ window, reason, wasAtFault }) => {
    let setAside = 0;
    if (wasAtFault) {
      setAside = riskyReads.windowGone(reason === 'timed-out' ? reason : 'damaged', window);
    } else riskyReads.windowClosed(window);
    if (reason === 'idle') log.info('importer.idle', String(window));
    else log.warn('importer.gone', `${window}, ${reason}, set aside: ${setAside}`);
    if (window === 0) void transfers.abandonAll();
    void stagedFiles.abandonOf(window);
    const gone = { window, reason, setAside };
    sendTo(['page', 'cli', 'importer'], 'importerGone', gone);
  },
  () => shutdown.isEnding,
);

let isOwner = false;
app.on('second-instance', (_event, _argv, _cwd, data) => {
  const { socket, isBrowser } = data as { socket?: unknown; isBrowser?: unknown };
  // While this process ends, a second one offers its command again until it is the owner itself.
  if (!isOwner || shutdown.isUnderWay || typeof socket !== 'string') return;
  if (isBrowser === true) browsers.accept(socket);
  else orders.callBack(socket);
});

const copies = new UnfinishedCopies(inProfile('unfinished-copies.json'));
const tempMark = computerMark(app.getPath('userData')).slice(0, 4);
const profileNotes = {
  trashDays: new DayCount(inProfile('trash-days.json')),
  foreignDays: new DayCount(inProfile('unused-days.json')),
  copies,
  tempMark,
};
const vault = await Vault.open(places.library, undefined, profileNotes, writingThread(tempMark));
const transfers = new LibraryTransfers(vault);
const stagedFiles = new StagedFiles(vault);
const downloads = new Downloads({
  profile: app.getPath('userData'),
  fetch: (request, signal, body) => network.fetchInto(request, signal, body),
  stage: (sha256, extension, pieces) => vault.stageInPieces('originals', sha256, extension, pieces),
  hold: (sha256) => vault.hold(sha256),
});
const printer = new Printer(log, (sha256) => vault.readStored('assets', sha256));
const ownership: Ownership = touchesNoLibrary
  ? { kind: 'own', lock: null }
  : await ownLibrary(app.getPath('userData'), vault.root.path, ownOrder, () => app.quit());
log.info('ownership', ownership.kind);
if (ownership.kind === 'handed over') process.exit(ownership.exitCode);
if (ownership.kind === 'own') endWithoutWork(ownership.lock);
else if (ownOrder.kind !== 'open' || hasNoDisplay) refuse(ownership.holder);
isOwner = ownership.kind === 'own';
void app.whenReady().then(() => {
  // Chromium has set its own handlers since.
  if (isCommand) catchSignalsAgain();
  log.info('ready');
  if (ownership.kind === 'own') start(ownership.lock);
  else refuse(ownership.holder);
});

app.on('open-file', (event, path) => {
  event.preventDefault();
  if (app.isReady()) page.show();
  void page.openFiles([path], '/');
});
app.on('open-url', (event, link) => {
  event.preventDefault();
  if (app.isReady()) page.show();
  page.openLink(link);
});
app.on('activate', () => {
  if (app.isReady()) page.show();
});
app.on('before-quit', (event) => {
  event.preventDefault();
  void shutdown.quit();
});
// Without a listener Electron would quit when a hidden window has crashed, although commands wait for
// the next one. The end of the last command, or of the page, ends the process instead.
app.on('window-all-closed', () => {});

/** Ends this process at once if its order needs a display that is missing, or an owner to stop. */
function endWithoutWork(lock: ProfileLock | null): void {
  const isStop = ownOrder.kind === 'serve' && ownOrder.stop;
  const cannotDraw = ownOrder.kind === 'open' && hasNoDisplay;
  if (!isStop && !cannotDraw) return;
  lock?.releaseAtExit();
  if (cannotDraw) process.stderr.write(`carrel: ${noDisplay}\n`);
  process.exit(exitCode(cannotDraw ? 'someFailed' : 'done'));
}

function start(lock: ProfileLock | null): void {
  const mover = new LibraryMover(vault);
  app.on('quit', () => lock?.releaseAtExit());
  app.on('quit', () => riskyReads.close());
  // A process that was killed during a write has left temporary files.
  void vault.sweepTemps().catch(() => {});
  // Without the list, a sync program carries a few temporary files to and fro.
  void vault.writeIgnoreList().catch(() => {});
  void copies.sweep(vault.root.path);
  sweepReceived(app.getPath('userData'));
  sweepParts(app.getPath('userData'));
  guardSession(session.defaultSession, log);
  limitPermissions(session.defaultSession, log);
  serveApp(join(import.meta.dirname, '../renderer'));
  serveRequests(mover);
  openDoor();
  withNativeWords(() =>
    installMenu(
      (command) => page.choose(command),
      () => showLog(log.path),
    ),
  );
  void speak(systemLanguage());
  if (packed && ownOrder.kind === 'open') registerLinks();
  if (ownOrder.kind === 'open') beginInDesktop();
  orders.take(ownOrder, null);
}

/** The key of the quick search, and the tray for who has chosen to start at login. */
function beginInDesktop(): void {
  quickKey.begin();
  if (autostart.state() === 'on') tray.show();
}

function show(what: Shown): void {
  if (what === 'tray' || (what === 'window' && !page.isOpen && wasOpenedAtLogin())) {
    tray.show();
    page.openInTray();
  } else if (what === 'quick-search') {
    quickWindow.toggle();
  } else {
    page.show();
    if (what === 'search') page.searchFor('');
  }
}

/** Ends this process when its last work has ended. A running command goes on without the window. */
function endUnlessNeeded(): void {
  if (page.isUsed || !commands.idle) return;
  if (!shutdown.isQuitting && residence.holds()) return;
  // A page that only watches finishes as any other; its end comes here again.
  if (page.isOpen && !shutdown.isUnderWay) page.close();
  else void shutdown.end();
}

/** A window was asked for, and this process cannot draw: it leaves the library to one that can. */
function givesWay(order: Order): boolean {
  if (order.kind !== 'open' || order.canDraw === false || !hasNoDisplay) return false;
  residence.leave();
  return true;
}

/** True for a process that only passes bytes between another program and the owner. */
function isPassing(line: CommandLine): boolean {
  if (line.kind === 'command') return specOf(line.call.name).servesClient === true;
  return line.kind === 'host';
}

function refuse({ host, pid }: LockHolder): never {
  if (ownOrder.kind !== 'open' || hasNoDisplay) {
    const message = `This library is already open in another Carrel (${host}, process ${pid}). Close it there, then try again.`;
    process.stderr.write(`carrel: ${terminalLine(message)}\n`);
  } else {
    dialog.showErrorBox('Carrel', `${nativeWords().libraryOpen}\n\n${host}, ${pid}`);
  }
  process.exit(exitCode('busy'));
}

/** Lets quick command lines in. A portable Carrel leaves nothing in the account's data, so it has none. */
function openDoor(): void {
  if (touchesNoLibrary || isPortable || process.platform === 'win32') return;
  const close = openClientDoor(join(app.getPath('appData'), app.getName()), {
    version: app.getVersion(),
    packed,
    names: namesOf(ownOrder, vault.root.path, isOwn),
    mayTake: () => !shutdown.isUnderWay,
    take: (order, terminal) => orders.take(order, terminal),
    hold,
  });
  if (close !== null) app.on('quit', close);
}

function watched(): Promise<WatchedFolders> {
  watchedFolders ??= openWatchedFolders(() => vault.root.path);
  return watchedFolders;
}

function highlightsFolder(): Promise<HighlightsFolderKeeper> {
  folderOfHighlights ??= openHighlightsFolder(
    () => vault.root.path,
    (folder) => sendTo(['page', 'importer'], 'highlightsFolderChanged', folder),
  );
  return folderOfHighlights;
}

/** This page imports what watched folders find, and what browsers have sent. */
async function watchFor(contents: WebContents): Promise<void> {
  asks.windowGone();
  const owner = pageOwner(contents);
  await (await watched()).listen({
    files(ticket, grant) {
      giveGrant(grant.grant, owner);
      sendEvent(contents, 'watchedFiles', { ticket, grant });
    },
    changed: (folders) => sendTo(['page'], 'watchedFoldersChanged', folders),
  });
}

function sendTo<Name extends keyof Events>(
  roles: readonly WindowRole[],
  name: Name,
  payload: Events[Name],
): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    const role = roleOf(webContents);
    if (role !== null && roles.includes(role)) sendEvent(webContents, name, payload);
  }
}

function serveRequests(mover: LibraryMover): void {
  // Only a window can say what is new.
  const updatedFrom =
    ownOrder.kind === 'open' ? noteVersion(app.getPath('userData'), app.getVersion()) : null;
  const onMachines = (machines: string[]) =>
    sendTo(['page', 'importer'], 'machinesChanged', machines);
  const machine = openMachines(app.getPath('userData'), vault, onMachines, (folders) =>
    sendTo(['importer'], 'copiesFound', folders),
  );
  serve(log, {
    ...vaultHandlers(vault, stagedFiles, (importer) => importWindows.numberOf(importer), log),
    ...machineHandlers(vault, machine, onMachines),
    ...pageHandlers(vault, transfers),
    ...transferHandlers(transfers, printer),
    ...highlightsHandlers(highlightsFolder),
    ...networkHandlers(network),
    ...desktopHandlers({
      ...{ page, arrivals, autostart, quickKey, quickWindow, vault },
      profile: app.getPath('userData'),
      stayInTray: (isOn) => (isOn ? tray.show() : tray.hide()),
      nameRecent(articles) {
        tray.nameRecent(articles);
        showRecent(articles, trayChoices, ownProgram(packed), placeWords(ownOrder));
      },
    }),
    ...downloadHandlers(downloads, vault),
    ...helpHandlers({ network, log, isPacked: packed }),
    ...importHandlers(importWindows, riskyReads, watched),
    ...receiveHandlers(asks, door),
    ...commandHandlers(
      ...([commands, commandWindow, transfers] as const),
      () => startupTime.windowIsReady(),
      (article) => {
        if (hasNoDisplay) return false;
        page.openArticle(article);
        return true;
      },
    ),
    ...windowHandlers({
      ...{ page, importWindows, mover, startupTime, log },
      onPageReady: () =>
        void door.begin().catch((error) => log.warn('browser', failureText(fieldsOfError(error)))),
      library: (caller) => ({
        libraryFolder: vault.root.path,
        canMoveLibrary: ownOrder.library === null && !touchesNoLibrary,
        // One window is enough to say it.
        ...(page.isKeeper(caller) && ownOrder.kind === 'open'
          ? { oldProfile, updatedFrom }
          : { oldProfile: null, updatedFrom: null }),
      }),
    }),
  });
}
