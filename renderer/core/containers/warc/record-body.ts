import { binaryOfBytes } from '../../bytes/binary-string';
import { withDeclaredCharset } from '../../encoding/with-declared-charset';
import { ContainerError } from '../container';
import { responseBody } from './response-body';
import { responseHead } from './warc-record';
import type { PlacedRecord } from './warc-records';

/** The decoded body of a record's response, or a resource as it is. Throws a `ContainerError`. */
export async function recordBody(record: PlacedRecord): Promise<Uint8Array<ArrayBuffer>> {
  const block = await record.open();
  if (record.status === null) return block;
  const response = responseHead(binaryOfBytes(block.subarray(0, 64 * 1024)));
  if (!response) throw new ContainerError('damaged');
  const body = await responseBody(block.subarray(response.length), response.headers);
  const charset = /charset="?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  return /^text\//i.test(record.contentType) ? withDeclaredCharset(body, charset ?? null) : body;
}
