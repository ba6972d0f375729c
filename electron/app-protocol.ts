import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol } from 'electron';
import { playerPath, servePlayer } from './downloads/player-files.js';
import { failurePage, failurePath } from './failure-page.js';
import { headerOf, inOnePiece, notFound } from './protocol-answers.js';

/** The origin of all our own pages. One origin means one database. */
export const appOrigin = 'app://carrel';

// Each page's meta element repeats this policy. The article's srcdoc frame inherits it, so inline
// styles are allowed here too. `wasm-unsafe-eval` is for chardetng.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  `media-src ${appOrigin}${playerPath}`,
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      // Chromium keeps the compiled code. Each build gives a changed file a new name, so the cache is
      // never stale.
      // Players ask for streams.
      privileges: {
        ...{ standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        stream: true,
      },
    },
  ]);
}

/**
 * Serves the built pages from `root` and nothing outside it. By `protocol.handle` each answer would go through
 * a `Response` and two kinds of streams: 0.1 s of processor time at each start.
 */
export function serveApp(root: string): void {
  protocol.registerStreamProtocol('app', (request, answer) => {
    void answerTo(root, request).then(answer);
  });
}

async function answerTo(root: string, request: ProtocolRequest): Promise<ProtocolResponse> {
  if (request.url === `${appOrigin}${failurePath}`) return pageOf(failurePage(), '.html');
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(playerPath)) {
    return servePlayer(pathname, headerOf(request, 'range'), headers);
  }
  const file = fileFor(root, request.url);
  if (file === null) return notFound();
  try {
    return pageOf(await readFile(file), extname(file));
  } catch {
    return notFound();
  }
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

function pageOf(body: string | Buffer, extension: string): ProtocolResponse {
  const type = mediaTypes[extension] ?? 'application/octet-stream';
  return { statusCode: 200, data: inOnePiece(body), headers: { 'content-type': type, ...headers } };
}

/** The file below `root` that an `app:` address names; null for any other address. */
export function fileFor(root: string, address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.protocol !== 'app:' || url.host !== 'carrel') return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(root, path));
  return file.startsWith(root + sep) ? file : null;
}
