// A window with only the search: the real worker on a real database, without a library folder, into
// which Carrel would write a hundred thousand articles. argv: built page, profile, and optionally the
// query that the page sends as soon as it is loaded.
const { app, BrowserWindow, protocol } = require('electron');
const { readFile } = require('node:fs/promises');
const { join } = require('node:path');

const [folder, profile, asked] = process.argv.slice(-3);
app.setPath('userData', profile);
protocol.registerSchemesAsPrivileged([
  {
    scheme: 'bench',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript' };

app.whenReady().then(() => {
  protocol.handle('bench', async (request) => {
    const name = new URL(request.url).pathname.slice(1) || 'index.html';
    try {
      const type = types[name.split('.').pop()] ?? 'application/octet-stream';
      return new Response(await readFile(join(folder, name)), {
        headers: { 'content-type': type },
      });
    } catch {
      return new Response('', { status: 404 });
    }
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  // A page that asks starts its worker as Carrel's page does; a page that stores does not index
  // meanwhile.
  const page = asked === '' ? 'index.html' : 'asking.html';
  window.loadURL(`bench://page/${page}?${new URLSearchParams({ asked })}`);
});
