// The clipboard is one for all tests that run at the same time on a display. Without a display of the
// machine each worker has its own (worker-display.ts), and nobody waits.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';

/**
 * Any port that nothing else uses: whoever listens has the clipboard, and a process that ends gives it
 * back.
 */
const port = () => 47_291 + Number(process.env.DISPLAY?.match(/^:(\d+)/)?.[1] ?? 0);

/** Waits until no other test uses the clipboard; resolves to a function that gives it back. */
export async function holdClipboard(): Promise<() => void> {
  for (;;) {
    const server = createServer().listen({ port: port(), host: '127.0.0.1', exclusive: true });
    const isHeld = await once(server, 'listening').then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE') throw error;
        return false;
      },
    );
    if (isHeld) return () => void server.close();
    await pause(100);
  }
}

export const textOfClipboard = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText());
