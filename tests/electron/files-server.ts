// A podcast on this machine, whose files do what files of strangers do.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FilesServer {
  origin: string;
  host: string;
  /** Paths with the `Range` that was asked for. */
  asked: string[];
  /** Files that the feed names. */
  named: string[];
  close(): void;
}

const seconds = 20;
const rate = 8_000;

/** A tone as WAV, which every build of Chromium plays. */
export const talk = (() => {
  const samples = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at += 1) {
    samples.writeInt16LE(Math.round(3_000 * Math.sin((at * 440 * 2 * Math.PI) / rate)), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
})();

export async function startFilesServer(): Promise<FilesServer> {
  const http = createServer((request, response) => answer(server, request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server: FilesServer = {
    ...{ origin: `http://${host}`, host, asked: [], named: [] },
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
  return server;
}

function answer(server: FilesServer, request: IncomingMessage, response: ServerResponse): void {
  const { url = '', headers } = request;
  const range = headers.range;
  server.asked.push(range === undefined ? url : `${url} ${range}`);
  const send = (type: string, body: string | Buffer) => {
    response.setHeader('content-type', type);
    response.end(body);
  };
  const known: Record<string, () => void> = {
    '/feed.xml': () => send('application/rss+xml', feedOf(server)),
    '/talk.wav': () => sendTalk(range, response),
    '/report.pdf': () => send('application/octet-stream', '%PDF-1.4 a report'),
    '/setup.pdf': () => send('application/pdf', 'MZ a program'),
    '/login.mp3': () => send('audio/mpeg', '<!DOCTYPE html><title>Log in</title>'),
    '/empty.mp3': () => send('audio/mpeg', ''),
    '/private.mp3': () => response.writeHead(302, { location: 'http://10.1.2.3/secret.mp3' }).end(),
    '/huge.mp4': () => begin('video/mp4', 600 * 1024 * 1024),
    '/slow.mp3': () => begin('audio/mpeg', 5_000_000),
  };
  /** Says how long the file is, and stops early. */
  const begin = (type: string, length: number) => {
    response.writeHead(200, { 'content-type': type, 'content-length': length });
    response.write(Buffer.alloc(200_000, 1));
  };
  const act = known[url] ?? (() => response.writeHead(404).end());
  act();
}

/** Breaks off in the middle; the rest comes when it is asked for. */
function sendTalk(range: string | undefined, response: ServerResponse): void {
  const tag = '"talk-1"';
  response.setHeader('etag', tag);
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('content-type', 'audio/x-wav');
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  response.setHeader('content-length', talk.length - from);
  if (from > 0) {
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${from}-${talk.length - 1}/${talk.length}`);
    response.end(talk.subarray(from));
    return;
  }
  response.write(talk.subarray(0, talk.length / 2), () => response.destroy());
}

function feedOf({ origin, named }: FilesServer): string {
  const items = named.map(
    (name) => `<item><guid>${name}</guid><title>About ${name}</title>
      <description>The keeper talks of the harbour at night, and of ${name}.</description>
      <enclosure url="${origin}/${name}" type="audio/mpeg" length="5000000"/></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay talks</title>
    <link>${origin}/</link>${items.join('')}</channel></rss>`;
}
