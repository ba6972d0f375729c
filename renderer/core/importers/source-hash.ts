import { sha256 as incremental } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from '../article/article';
import { sha256 } from '../article/hashes';
import { type ByteSource, piecesOf } from '../bytes/byte-source';
import type { ImportSource, StreamedSource } from './importer';

/** Cached: the hash names the original and its articles, and is the key of notes about the reading. */
const known = new WeakMap<ImportSource | StreamedSource, Promise<Sha256>>();

/** The file's SHA-256, computed once. */
export function sourceSha256(source: ImportSource | StreamedSource): Promise<Sha256> {
  const hashing =
    known.get(source) ??
    ('content' in source ? sha256InPieces(source.content) : sha256(source.bytes));
  known.set(source, hashing);
  return hashing;
}

/** WebCrypto hashes only whole buffers, so pieces are hashed by a library. */
async function sha256InPieces(content: ByteSource): Promise<Sha256> {
  if (content.sha256) return content.sha256();
  const hash = incremental.create();
  for await (const piece of piecesOf(content)) hash.update(piece);
  return bytesToHex(hash.digest());
}
