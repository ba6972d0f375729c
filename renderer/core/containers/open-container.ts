import { type ByteSource, sourceOfBytes } from '../byte-source';
import { baseNameOf } from '../file-head';
import { LARGEST_INSIDE } from '../limits';
import { type Container, ContainerError } from './container';
import { inflate } from './inflate';
import { openZip } from './zip-container';

/** A first file; none at all. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06'];

/** Zips that are a document of one piece: the importers read those. */
const DOCUMENT_TYPES = /^mimetype(?:application\/(?:epub\+zip|vnd\.oasis))/;

/** What holds files of its own; null for everything else. Throws a `ContainerError`. */
export async function openContainer(source: ByteSource, name: string): Promise<Container | null> {
  const head = String.fromCharCode(...(await source.read(0, 128)));
  if (ZIP_STARTS.some((start) => head.startsWith(start))) {
    return DOCUMENT_TYPES.test(head.slice(30)) ? null : openZip(source);
  }
  if (head.startsWith('\x1f\x8b\x08')) return openGzip(source, name);
  return null;
}

/** One file, under the name that it would have without the packing. */
async function openGzip(source: ByteSource, name: string): Promise<Container> {
  if (source.size > LARGEST_INSIDE) throw new ContainerError('too-large');
  const fileName = name.slice(name.lastIndexOf('/') + 1);
  const path = /\.gz$/i.test(fileName) ? fileName.slice(0, -3) : baseNameOf(fileName);
  const open = async () =>
    sourceOfBytes(await inflate(await source.read(0, source.size), 'gzip', LARGEST_INSIDE));
  return { entries: [{ path, size: 0, modifiedAt: null, refused: null, open }] };
}
