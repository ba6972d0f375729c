import { extname } from 'node:path';
import { shell, type WebContents } from 'electron';
import { appOrigin } from '../app-protocol.js';
import type { Downloads } from '../downloads/downloads.js';
import { headBytes, opensBySystem, playableType } from '../downloads/file-kind.js';
import { letPlay } from '../downloads/player-files.js';
import type { downloadRequests } from '../ipc/download-requests.js';
import { type Handlers, sendEvent } from '../ipc/serve.js';
import { wasAsked } from '../permissions.js';
import { readPlainPart } from '../vault/plain-file.js';
import type { Vault } from '../vault/vault.js';

/** Requests about the files of articles that are downloaded on request. */
export function downloadHandlers(
  downloads: Downloads,
  vault: Vault,
): Pick<Handlers, keyof typeof downloadRequests> {
  const known = new WeakSet<WebContents>();
  /** What a window has asked for ends with it. */
  const watched = (caller: WebContents) => {
    if (known.has(caller)) return caller;
    known.add(caller);
    caller.on('destroyed', () => downloads.stop(caller));
    caller.on('render-process-gone', () => downloads.stop(caller));
    return caller;
  };
  const typeOf = async (path: string) => {
    const head = await readPlainPart(path, 0, headBytes).catch(() => null);
    return head && playableType(Buffer.from(head.bytes));
  };
  return {
    downloadFile: (caller, order) =>
      downloads.run(order, watched(caller), (progress) =>
        sendEvent(caller, 'downloadProgress', progress),
      ),
    stopDownload: (caller, url) => downloads.stop(caller, url),
    downloadNoted: (_caller, sha256) => vault.release(sha256),
    keptFile: async (_caller, sha256) => {
      const found = await vault.findStored('originals', sha256);
      if (found === null) return null;
      const type = await typeOf(found.path);
      const plays = type === null ? null : type.startsWith('audio/') ? 'audio' : 'video';
      return { bytes: found.size, plays, opens: opensBySystem(extname(found.path)) };
    },
    playFile: async (_caller, sha256) => {
      const found = await vault.findStored('originals', sha256);
      const mediaType = found && (await typeOf(found.path));
      return found && mediaType ? appOrigin + letPlay({ path: found.path, mediaType }) : null;
    },
    openFile: async (caller, sha256) => {
      if (!wasAsked(caller)) return false;
      const found = await vault.findStored('originals', sha256);
      if (found === null || !opensBySystem(extname(found.path))) return false;
      return (await shell.openPath(found.path)) === '';
    },
  };
}
