/** A mailbox file (mbox, RFC 4155): its mails are the entries. It is read in pieces, whatever its size. */
import { binaryOfBytes, bytesOfBinary } from '../bytes/binary-string';
import { type ByteSource, piecesOf, readAll, sourceOfBytes } from '../bytes/byte-source';
import { LARGEST_FILE } from '../files/limits';
import type { Container, ContainerEntry } from './container';

/** The line before a mail, and the beginning of the mail's header. */
const START =
  /^From (?:-|\S)[^\r\n]{0,300}\r?\n(?:>?From [^\r\n]{0,300}\r?\n)?[!-9;-~]{1,100}[ \t]*:/;

/** @param head the first bytes, one character for each */
export const isMbox = (head: string, name: string): boolean =>
  START.test(head) && !/\.mht(?:ml)?$/i.test(name);

/** Characters that are kept of a piece for the next one: a line before a mail, and the first of its fields. */
const OVERLAP = 1024;

/** One character for each byte. Only those of ASCII are right, and it is ten times as fast as exact ones. */
const ASCII = new TextDecoder('latin1');

/** Opens a mailbox. */
export async function openMbox(source: ByteSource): Promise<Container> {
  const starts: number[] = [];
  let kept = '';
  let from = 0;
  for await (const piece of piecesOf(source)) {
    const text = kept + ASCII.decode(piece);
    const isLast = from + text.length >= source.size;
    const end = isLast ? text.length : text.length - OVERLAP;
    for (
      let at = from === 0 ? 0 : nextStart(text, 0);
      at !== -1 && at < end;
      at = nextStart(text, at + 1)
    ) {
      if (START.test(text.slice(at, at + OVERLAP))) starts.push(from + at);
    }
    // Two more characters, so that the empty line before a mail is seen.
    const next = Math.max(0, end - 2);
    kept = text.slice(next);
    from += next;
  }
  const digits = String(starts.length).length;
  return {
    entries: starts.map((start, index) => ({
      ...entryOf(source, start, (starts[index + 1] ?? source.size) - start),
      path: `${String(index + 1).padStart(digits, '0')}.eml`,
    })),
  };
}

/** The next line that begins with `From ` behind an empty line. */
function nextStart(text: string, from: number): number {
  for (let at = text.indexOf('\nFrom ', from); at !== -1; at = text.indexOf('\nFrom ', at + 1)) {
    if (/\n\r?$/.test(text.slice(Math.max(0, at - 2), at))) return at + 1;
  }
  return -1;
}

function entryOf(source: ByteSource, start: number, size: number): Omit<ContainerEntry, 'path'> {
  return {
    size,
    modifiedAt: null,
    refused: size > LARGEST_FILE ? 'too-large' : null,
    async open() {
      const text = binaryOfBytes(await readAll(source, start, size));
      // Mailboxes write such a line of a text with a mark before it.
      const message = text.slice(text.indexOf('\n') + 1).replace(/^>(>*From )/gm, '$1');
      return sourceOfBytes(bytesOfBinary(message));
    },
  };
}
