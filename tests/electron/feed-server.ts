// A site with a feed on this machine.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedServer {
  origin: string;
  /** `HOST:PORT`, as the settings allow it. */
  host: string;
  /** The numbers of the stories in the feed. */
  stories: number[];
  /** Answers the feed with this status when it is set. */
  status: number | null;
  /** The paths that were asked for. */
  asked: string[];
  close(): void;
}

const picture = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

export const storyTitle = (at: number) => `Story ${at} of the harbour`;

export async function startFeedServer(): Promise<FeedServer> {
  const http = createServer((request, response) => answer(server, request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server: FeedServer = {
    ...{ origin: `http://${host}`, host, stories: [1, 2, 3], status: null, asked: [] },
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
  return server;
}

function answer(server: FeedServer, request: IncomingMessage, response: ServerResponse): void {
  const { url = '' } = request;
  server.asked.push(url);
  if (url === '/') {
    response.setHeader('content-type', 'text/html');
    response.end(
      '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed.xml">',
    );
    return;
  }
  if (url === '/two') {
    response.setHeader('content-type', 'text/html');
    response.end(
      '<!doctype html><link rel="alternate" type="application/rss+xml" title="All" href="/feed.xml"><link rel="alternate" type="application/rss+xml" title="Boats" href="/boats.xml">',
    );
    return;
  }
  if (url === '/boat.gif') {
    response.setHeader('content-type', 'image/gif');
    response.end(Buffer.from(picture, 'base64'));
    return;
  }
  const story = /^\/story\/(\d+)$/.exec(url)?.[1];
  if (story !== undefined) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(Number(story)));
    return;
  }
  const etag = `"${server.stories.join('-')}"`;
  if (server.status !== null) response.statusCode = server.status;
  else if (url !== '/feed.xml') response.statusCode = 404;
  else if (request.headers['if-none-match'] === etag) response.statusCode = 304;
  else {
    response.setHeader('etag', etag);
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
    response.end(feedOf(server));
    return;
  }
  response.end();
}

/** Titles and texts hold script, as a hostile feed's would. */
function feedOf({ origin, stories }: FeedServer): string {
  const items = stories.map(
    (at) => `<item><guid>story-${at}</guid><link>${origin}/story/${at}</link>
      <title>${storyTitle(at)}&lt;script&gt;document.title='run'&lt;/script&gt;</title>
      <description><![CDATA[<p>The keeper counted boat ${at}.</p><img src="/boat.gif" onerror="document.title='run'">]]></description>
      <enclosure url="${origin}/${at}.mp3" type="audio/mpeg" length="5000000"/></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>
    <link>${origin}/</link>${items.join('')}</channel></rss>`;
}

export const wholeSentence = 'The whole page counts each of the boats by its name';

function pageOf(at: number): string {
  const paragraphs = Array.from(
    { length: 12 },
    (_, line) => `<p>${wholeSentence}, line ${line}, while the keeper of the harbour looks on.</p>`,
  );
  return `<!doctype html><html lang="en"><title>${storyTitle(at)}</title><article>
    <h1>${storyTitle(at)}</h1>${paragraphs.join('')}</article></html>`;
}
