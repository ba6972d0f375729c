/**
 * Brotli (RFC 7932) by WebAssembly: browsers do not offer it to pages, and pure JavaScript decoders cannot
 * limit the output.
 */
import init, { BrotliDecStream, BrotliStreamResultCode } from 'brotli-dec-wasm/web';
import wasmDataUrl from 'brotli-dec-wasm/web/bg.wasm?url&inline';
import { bytesOfBase64 } from '../../bytes/binary-string';
import { ContainerError } from '../container';
import { joinBytes } from '../join-bytes';

let loading: Promise<unknown> | undefined;

/** The WebAssembly is inlined, because core fetches nothing. */
function load(): Promise<unknown> {
  return init({ module_or_path: bytesOfBase64(wasmDataUrl.slice(wasmDataUrl.indexOf(',') + 1)) });
}

const PIECE = 1024 * 1024;

/** Decompresses brotli. Throws a `ContainerError` once the output is larger than `largest` bytes. */
export async function unbrotli(
  packed: Uint8Array<ArrayBuffer>,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  loading ??= load();
  await loading;
  const stream = new BrotliDecStream();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  try {
    let size = 0;
    for (let at = 0; ; ) {
      const { buf, code, input_offset } = stream.dec(packed.subarray(at), PIECE);
      pieces.push(new Uint8Array(buf));
      size += buf.length;
      at += input_offset;
      if (size > largest) throw new ContainerError('too-large');
      if (code === BrotliStreamResultCode.ResultSuccess) break;
      if (code === BrotliStreamResultCode.NeedsMoreInput) throw new ContainerError('damaged');
    }
  } catch (error) {
    throw error instanceof ContainerError ? error : new ContainerError('damaged');
  } finally {
    stream.free();
  }
  return joinBytes(pieces);
}
