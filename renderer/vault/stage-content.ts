import type { CarrelBridge } from '../../electron/ipc/requests';
import type { StoredKind, VaultWrite } from '../../electron/ipc/vault-files';
import { type ByteSource, piecesOf } from '../core/bytes/byte-source';

/** Bytes that main has read by a grant, and need not get back while it still has them. */
interface GrantedBytes {
  bytes: Uint8Array<ArrayBuffer>;
  granted: { grant: string; index: number };
}

/** A `ByteSource` is streamed. */
export type StagedContent = Uint8Array<ArrayBuffer> | GrantedBytes | ByteSource;

/**
 * Stores an original or image under its hash in the library folder. Throws when the source cannot be read
 * to its end; then nothing is stored.
 */
export type StageContent = (
  kind: StoredKind,
  sha256: string,
  extension: string,
  content: StagedContent,
) => Promise<VaultWrite>;

export function stageContent(carrel: CarrelBridge): StageContent {
  return async (kind, sha256, extension, content) => {
    if (content instanceof Uint8Array) {
      return carrel.request('stage', kind, sha256, extension, content);
    }
    if ('bytes' in content) {
      const { grant, index } = content.granted;
      const stored = await carrel.request('stageRead', kind, sha256, extension, grant, index);
      // `failed`, too, where the file was read once more and has changed: these bytes are still whole.
      if (stored !== null && (stored.ok || stored.reason !== 'failed')) return stored;
      return carrel.request('stage', kind, sha256, extension, content.bytes);
    }
    if (content.granted === undefined) {
      return stageInParts(carrel, [kind, sha256, extension], content);
    }
    const { grant, index } = content.granted;
    return carrel.request('stageGranted', kind, sha256, extension, grant, index);
  };
}

async function stageInParts(
  carrel: CarrelBridge,
  file: [StoredKind, string, string],
  content: ByteSource,
): Promise<VaultWrite> {
  const staging = await carrel.request('beginStaging', ...file);
  try {
    for await (const piece of piecesOf(content)) {
      if (!(await carrel.request('stagePart', staging, piece))) break;
    }
  } catch (error) {
    await carrel.request('abandonStaging', staging);
    throw error;
  }
  return carrel.request('finishStaging', staging);
}
