// Messages as lines of JSON, over a connection whose other end may be broken or hostile.
import type { Socket } from 'node:net';

/** In UTF-16 units; a longer line ends the connection. */
export const longestLine = 4 * 1024 * 1024;

/**
 * Calls `listener` for each message, one after the other, so that output keeps its order. Destroys the
 * connection when the other end sends anything else.
 *
 * @param parse returns null for a value that is not a message
 * @returns a function that resolves when all messages received so far were handled
 */
export function onMessages<Message>(
  connection: Socket,
  parse: (value: unknown) => Message | null,
  listener: (message: Message) => void | Promise<void>,
): () => Promise<void> {
  let last = Promise.resolve();
  let rest: string[] = [];
  let length = 0;
  const take = (line: string) => {
    const message = parseLine(line, parse);
    if (message === null) connection.destroy();
    else last = last.then(() => listener(message));
  };
  connection.setEncoding('utf8');
  connection.on('data', (text: string) => {
    const lines = text.split('\n');
    const end = lines.pop() as string;
    for (const line of lines) {
      if (connection.destroyed) return;
      take(rest.join('') + line);
      rest = [];
      length = 0;
    }
    rest.push(end);
    length += end.length;
    if (length > longestLine) connection.destroy();
  });
  return () => last;
}

function parseLine<Message>(
  line: string,
  parse: (value: unknown) => Message | null,
): Message | null {
  if (line.length > longestLine) return null;
  try {
    return parse(JSON.parse(line));
  } catch {
    return null;
  }
}

const longestPiece = 256 * 1024;

/** Splits a text into pieces that each fit into one line; no surrogate pair is cut. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + longestPiece);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last < 0xdc00) to -= 1;
    yield text.slice(from, to);
    from = to;
  }
}
