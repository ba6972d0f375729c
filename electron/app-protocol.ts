import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol } from 'electron';
import { failurePage, failurePath } from './failure-page.js';

/** The one origin of our own pages: they share a database by it. */
export const appOrigin = 'app://carrel';

// The same policy stands in each page's meta element; a srcdoc frame inherits it, so styles inside
// an article need 'unsafe-inline' here too. chardetng decodes in WebAssembly.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
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
      // The page's code is compiled once and not at each start; a file's name tells its content apart.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built pages from `root` and nothing outside it. */
export function serveApp(root: string): void {
  protocol.handle('app', async (request) => {
    if (request.url === `${appOrigin}${failurePath}`) {
      return pageOf(failurePage(app.getPreferredSystemLanguages()), '.html');
    }
    const file = fileFor(root, request.url);
    if (file === null) return new Response('Not found', { status: 404 });
    try {
      const body = await readFile(file);
      return pageOf(new Uint8Array(body), extname(file));
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

function pageOf(body: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  return new Response(body, {
    headers: {
      'content-type': mediaTypes[extension] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}

/** The file below `root` that an `app:` address names, or null when it leads anywhere else. */
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
