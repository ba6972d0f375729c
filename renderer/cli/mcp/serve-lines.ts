import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { StdinLine } from '../../../electron/ipc/contract';
import { libraryServer } from './library-server';
import { LineTransport } from './line-transport';
import type { Served } from './served';

/** A client's ends of stdin and stdout. */
export interface ClientLines {
  nextLine(): Promise<StdinLine>;
  print(message: object): Promise<void>;
}

/** Serves a client until its lines end, or until `served.signal` is aborted. */
export async function serveLines(lines: ClientLines, served: Served): Promise<void> {
  const transport = new LineTransport(lines.nextLine, lines.print);
  const ended = new Promise<void>((resolve) => {
    transport.onEnded = resolve;
  });
  // Takes clients of the protocol's 2026 revision and of those before it.
  const handle = serveStdio(() => libraryServer(served), { transport });
  served.signal.addEventListener('abort', () => void handle.close(), { once: true });
  if (served.signal.aborted) await handle.close();
  await ended;
}
