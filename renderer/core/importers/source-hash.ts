import { sha256 as incremental } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from '../article/article';
import { sha256 } from '../article/hashes';
import { type ByteSource, piecesOf } from '../bytes/byte-source';
import type { ImportSource, StreamedSource } from './importer';

/** The hash names the original, its articles and what was noted of a reading: it is taken once. */
const known = new WeakMap<ImportSource | StreamedSource, Promise<Sha256>>();

export function sourceSha256(source: ImportSource | StreamedSource): Promise<Sha256> {
  const hashing =
    known.get(source) ??
    ('content' in source ? sha256InPieces(source.content) : sha256(source.bytes));
  known.set(source, hashing);
  return hashing;
}

/** The browser's own cryptography takes bytes as a whole. */
async function sha256InPieces(content: ByteSource): Promise<Sha256> {
  if (content.sha256) return content.sha256();
  const hash = incremental.create();
  for await (const piece of piecesOf(content)) hash.update(piece);
  return bytesToHex(hash.digest());
}
