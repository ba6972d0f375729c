/** One character for each byte. TextDecoder cannot do this: its latin1 is windows-1252. */
export function binaryOfBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    const piece = bytes.subarray(at, at + 0x8000);
    // Spreading a typed array takes seven times as long.
    pieces.push(String.fromCharCode.apply(null, piece as unknown as number[]));
  }
  return pieces.join('');
}

/** One byte for each character, all of which are at most U+00FF. */
export function bytesOfBinary(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Throws a `DOMException` when the text is not base64. */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  return bytesOfBinary(atob(base64));
}
