import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, shell } from 'electron';
import type { DocumentName } from '../ipc/help.js';
import type { helpRequests } from '../ipc/help-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { Log } from '../log.js';
import { showLog } from '../menu.js';
import type { Network } from '../network/network.js';
import { wasAsked } from '../permissions.js';
import { mailAddress, problemReport } from '../problem-report.js';
import { projectAddresses } from '../project-addresses.js';
import { DroppedPackages } from '../updates/dropped-packages.js';
import { UpdateCheck } from '../updates/update-check.js';

interface HelpServices {
  network: Network;
  log: Log;
  isPacked: boolean;
}

const documentFiles: Record<DocumentName, string> = {
  changelog: 'changelog.md',
  licence: 'licence.txt',
  notices: 'notices.txt',
};

/** Requests of the program's help. */
export function helpHandlers({
  network,
  log,
  isPacked,
}: HelpServices): Pick<Handlers, keyof typeof helpRequests> {
  const version = app.getVersion();
  const update = new UpdateCheck({
    version,
    address: () => network.settings.current.updateAddress ?? projectAddresses.updates,
    fetch: (request) => network.fetch(request, update),
  });
  const packages = new DroppedPackages({
    ...{ version, platform: process.platform },
    compare: (name, sha256) => update.compare(name, sha256),
    open: async (path) => (await shell.openPath(path)) === '',
    show: (path) => shell.showItemInFolder(path),
  });
  const report = () =>
    problemReport({ version, isPacked, language: app.getPreferredSystemLanguages()[0] ?? '' });
  return {
    readDocument: (_caller, name) =>
      readFile(join(import.meta.dirname, 'documents', documentFiles[name]), 'utf8'),
    showChromiumLicences: async () => {
      // Electron puts the file beside its program, and on macOS beside the app.
      const beside = dirname(process.execPath);
      const places = [beside, join(beside, '../../..')];
      const path = places
        .map((place) => join(place, 'LICENSES.chromium.html'))
        .find((each) => existsSync(each));
      return path !== undefined && (await shell.openPath(path)) === '';
    },
    showLog: () => showLog(log.path),
    problemReport: report,
    writeReport: async (caller) => {
      if (!wasAsked(caller)) return false;
      return shell.openExternal(mailAddress(report(), `Carrel ${version}`)).then(
        () => true,
        () => false,
      );
    },
    checkForUpdate: async (caller) => {
      // The one request that is sent without fetching being on: main asks for an input of the system.
      if (!wasAsked(caller)) return { kind: 'failed', reason: 'off', status: null };
      return update.ask();
    },
    examinePackage: (_caller, path) => packages.examine(path),
    installPackage: async (caller, ticket) => {
      if (!wasAsked(caller)) throw new Error('nobody has asked for it');
      return packages.install(ticket);
    },
    showPackage: (_caller, ticket) => packages.show(ticket),
  };
}
