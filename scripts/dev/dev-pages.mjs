// A Vite plugin of the dev server: lets each page's policy allow hot reload, serves the data of pdf.js,
// which a build copies, and lets main wait until the pages are compiled.

import { createReadStream, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { devPolicy } from '../../electron/dev/dev-policy.ts';
import { inProject } from '../setup/places.mjs';

/** The entries of the pages. */
const scripts = ['/main.tsx', '/import-window.ts', '/import-reader.ts', '/cli.ts'];
const meta = /(http-equiv="Content-Security-Policy"\s+content=")([^"]*)/;

export function devPages(needs) {
  return {
    name: 'dev-pages',
    transformIndexHtml: (html) =>
      html.replace(meta, (_match, start, policy) => `${start}${devPolicy(policy, needs)}`),
    configureServer(server) {
      server.middlewares.use('/pdf', servePdfData);
      server.middlewares.use('/@carrel/ready', async (_request, response) => {
        await Promise.all(scripts.map((url) => server.warmupRequest(url)));
        await server.waitForRequestsIdle();
        response.end();
      });
    },
  };
}

function servePdfData(request, response, next) {
  const root = inProject('node_modules', 'pdfjs-dist');
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = normalize(join(root, path));
  if (!file.startsWith(root + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return next();
  }
  response.setHeader('content-type', 'application/octet-stream');
  createReadStream(file).pipe(response);
}
