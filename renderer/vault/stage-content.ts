import type { StoredKind, VaultWrite } from '../../electron/ipc/contract';
import type { CarrelBridge } from '../../electron/ipc/requests';
import { type ByteSource, piecesOf } from '../core/bytes/byte-source';

/**
 * Stores an original or image under its hash in the library folder; a `ByteSource` is streamed. Throws
 * when the source cannot be read to its end; then nothing is stored.
 */
export type StageContent = (
  kind: StoredKind,
  sha256: string,
  extension: string,
  content: Uint8Array<ArrayBuffer> | ByteSource,
) => Promise<VaultWrite>;

export function stageContent(carrel: CarrelBridge): StageContent {
  return (kind, sha256, extension, content) => {
    if (content instanceof Uint8Array) {
      return carrel.request('stage', kind, sha256, extension, content);
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
