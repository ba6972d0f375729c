/**
 * Firefox's detector (chardetng) as WebAssembly. Its package imports the `.wasm` file directly, which only
 * webpack supports, so this file makes the four calls itself. The file is inlined, because core fetches
 * nothing.
 */
import wasmDataUrl from 'chardetng-wasm/dist/chardetng_wasm_bg.wasm?url&inline';
import { bytesOfBase64 } from '../bytes/binary-string';
import { ENOUGH_BYTES } from './sample-size';

interface Detector {
  memory: WebAssembly.Memory;
  encodingdetector_new(): number;
  encodingdetector_feed(detector: number, at: number, length: number, isLast: number): number;
  encodingdetector_guess(
    result: number,
    self: number,
    tld: number,
    length: number,
    utf8: number,
  ): void;
  __wbg_encodingdetector_free(detector: number): void;
  __wbindgen_add_to_stack_pointer(by: number): number;
  __wbindgen_malloc(length: number): number;
  __wbindgen_free(at: number, length: number): void;
}

let loading: Promise<Detector> | undefined;

async function load(): Promise<Detector> {
  const bytes = bytesOfBase64(wasmDataUrl.slice(wasmDataUrl.indexOf(',') + 1));
  let memory: WebAssembly.Memory;
  const { instance } = await WebAssembly.instantiate(bytes, {
    './chardetng_wasm_bg.js': {
      __wbindgen_throw(at: number, length: number) {
        throw new Error(new TextDecoder().decode(new Uint8Array(memory.buffer, at, length)));
      },
    },
  });
  const detector = instance.exports as unknown as Detector;
  memory = detector.memory;
  return detector;
}

/** The likeliest legacy encoding, as a WHATWG label in lower case. Never UTF-8, which is recognised before. */
export async function guessEncoding(bytes: Uint8Array): Promise<string> {
  loading ??= load();
  const wasm = await loading;
  const sample = bytes.subarray(0, ENOUGH_BYTES);
  const guess = guessBy(wasm, sample);
  // A character of two bytes that was cut in half at the end: the detector then thinks of none of two.
  if (!SINGLE_BYTE.test(guess) || foreignAtEnd(sample) % 2 === 0) return guess;
  const whole = guessBy(wasm, endOf(sample.subarray(0, -1)));
  return SINGLE_BYTE.test(whole) ? guess : whole;
}

/** Enough to guess again by. */
const LONGEST_END = 64 * 1024;

/** The end of long bytes, from a byte that begins a character on. */
function endOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= LONGEST_END) return bytes;
  const end = bytes.subarray(-LONGEST_END);
  return end.subarray(
    Math.max(
      0,
      end.findIndex((byte) => byte < 0x80),
    ),
  );
}

const SINGLE_BYTE = /^(?:windows|iso-8859|koi8|ibm|macintosh|x-mac)/;

/** The bytes beyond ASCII that stand at the end. */
function foreignAtEnd(bytes: Uint8Array): number {
  const ascii = bytes.findLastIndex((byte) => byte < 0x80);
  return bytes.length - 1 - ascii;
}

function guessBy(wasm: Detector, sample: Uint8Array): string {
  const detector = wasm.encodingdetector_new();
  const at = wasm.__wbindgen_malloc(sample.length);
  new Uint8Array(wasm.memory.buffer, at, sample.length).set(sample);
  wasm.encodingdetector_feed(detector, at, sample.length, 1);
  const result = wasm.__wbindgen_add_to_stack_pointer(-16);
  wasm.encodingdetector_guess(result, detector, 0, 0, 0);
  const [name = 0, length = 0] = new Int32Array(wasm.memory.buffer, result, 2);
  const label = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, name, length));
  wasm.__wbindgen_add_to_stack_pointer(16);
  wasm.__wbindgen_free(name, length);
  wasm.__wbg_encodingdetector_free(detector);
  return label.toLowerCase();
}
