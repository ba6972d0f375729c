// A sandboxed, empty window with the app's own content security policy: the engine that core runs in.
// `/stage` is the same page without a policy: what is shown there may do whatever Chromium lets it do.
const { app, BrowserWindow, protocol } = require('electron');

// Hashing wants a secure context, and about:blank is none.
protocol.registerSchemesAsPrivileged([
  { scheme: 'blank', privileges: { standard: true, secure: true } },
]);

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src-attr 'unsafe-inline'",
};

// The addresses that something in the window has asked for, for the tests to read.
globalThis.asked = [];

app.whenReady().then(() => {
  protocol.handle('blank', ({ url }) => {
    const { 'content-security-policy': policy, ...bare } = HEADERS;
    const headers = url === 'blank://page/stage' ? bare : HEADERS;
    return new Response('<!doctype html><title>blank</title>', { headers });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  // Without it, an address of another scheme (`mailto:`) starts a program of the system.
  window.webContents.session.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  window.webContents.session.webRequest.onBeforeRequest((details, answer) => {
    // `//host/` is an address of this page's own scheme.
    const leaves = /^(?:(?:https?|wss?|ftp|file):|blank:(?!\/\/page\/))/.test(details.url);
    if (leaves) globalThis.asked.push(details.url);
    answer({ cancel: leaves });
  });
  window.webContents.session.on('preconnect', (_event, url) => globalThis.asked.push(url));
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.loadURL('blank://page/');
});
