import { type ImportMessage, importChannelName } from './import-messages';
import type { ImportServer } from './import-service';

/**
 * Hands the messages of an import window's channel to what carries them out.
 *
 * @param open called at the first message; those that come meanwhile wait, in their order
 */
export function receiveImports(
  number: number,
  open: (channel: BroadcastChannel) => Promise<ImportServer>,
): void {
  const channel = new BroadcastChannel(importChannelName(number));
  let server: Promise<ImportServer> | null = null;
  channel.onmessage = async ({ data }: MessageEvent<ImportMessage>) => {
    if (data.to !== 'importer') return;
    server ??= open(channel);
    const take = await server;
    take(data);
  };
}
