import { app, shell, type WebContents } from 'electron';
import { hasFinished } from '../closing.js';
import { databaseBytes, setDatabaseAside } from '../database-files.js';
import { askForFolder } from '../dialogs.js';
import { failureText } from '../failure-text.js';
import type { ImportWindows } from '../import-windows.js';
import { installedFonts } from '../installed-fonts.js';
import type { AppInfo } from '../ipc/contract.js';
import { type Handlers, sendEvent } from '../ipc/serve.js';
import type { windowRequests } from '../ipc/window-requests.js';
import type { LibraryMover } from '../library-mover.js';
import type { Log } from '../log.js';
import { speak } from '../native-words.js';
import { cancelledRequests } from '../network/guard.js';
import type { PageWindows } from '../page-windows.js';
import { wasAsked } from '../permissions.js';
import type { StartupTime } from '../startup-time.js';
import { systemLanguage } from '../system-language.js';
import { roleOf } from '../window.js';

interface WindowServices {
  page: PageWindows;
  importWindows: ImportWindows;
  mover: LibraryMover;
  startupTime: StartupTime;
  log: Log;
  /** The part of `appInfo` about the library. */
  library(
    caller: WebContents,
  ): Pick<AppInfo, 'libraryFolder' | 'canMoveLibrary' | 'oldProfile' | 'updatedFrom'>;
  /** A page is drawn and listens. */
  onPageReady(): void;
}

/** Requests about the windows and the program itself. */
export function windowHandlers({
  page,
  importWindows,
  mover,
  startupTime,
  log,
  library,
  onPageReady,
}: WindowServices): Pick<Handlers, keyof typeof windowRequests> {
  return {
    appInfo: async (caller) => ({
      version: app.getVersion(),
      versions: {
        electron: process.versions.electron,
        chrome: process.versions.chrome,
        node: process.versions.node,
      },
      platform: process.platform,
      language: systemLanguage(),
      languages: app.getPreferredSystemLanguages(),
      ...library(caller),
    }),
    installedFonts: () => installedFonts(),
    cancelledRequests: async () => cancelledRequests(),
    diskUse: async () => ({ database: await databaseBytes(), startupMs: startupTime.ms }),
    setDatabaseAside: () => setDatabaseAside(),
    renewWindow: async (caller) => {
      log.warn(`${roleOf(caller)}.database-silent`);
      if (roleOf(caller) === 'importer') importWindows.renew(caller);
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
      log.info('page.ready');
      startupTime.windowIsReady();
      page.isReady(caller);
      onPageReady();
    },
    openWindow: (caller, shows) => wasAsked(caller) && page.openAnother(caller, shows),
    languageShown: (_caller, language) => speak(language),
    startStep: (caller, step) => {
      log.info(`${roleOf(caller)}.${step}`);
      if (roleOf(caller) !== 'page') return;
      if (step === 'shown') page.isShown(caller);
      else page.isLoading(caller);
    },
    reportFailure: (caller, event, name, message, stack) => {
      const text = failureText({ name, message, stack, code: '' });
      log.error(`${roleOf(caller)}.${event}`, text);
    },
    readyToClose: (caller) => hasFinished(caller),
  };
}
