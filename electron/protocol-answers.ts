// Requests of a protocol that Electron has us serve, and the answers to them.
import { Readable } from 'node:stream';
import type { ProtocolRequest, ProtocolResponse } from 'electron';

/** A header of a request by its name in lower case; null where it is absent. */
export function headerOf({ headers }: ProtocolRequest, name: string): string | null {
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name);
  return found?.[1] ?? null;
}

/** What an address that names nothing is answered. */
export function notFound(): ProtocolResponse {
  return { statusCode: 404, data: inOnePiece('Not found') };
}

/** A body as a stream that has it as one piece, unlike one of a string. */
export function inOnePiece(body: string | Uint8Array): Readable {
  return Readable.from([body], { objectMode: false });
}
