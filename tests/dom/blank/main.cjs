// A sandboxed, empty window with the app's own content security policy: the engine that core runs in.
const { app, BrowserWindow, protocol } = require('electron');

// Hashing wants a secure context, and about:blank is none.
protocol.registerSchemesAsPrivileged([
  { scheme: 'blank', privileges: { standard: true, secure: true } },
]);

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'",
};

app.whenReady().then(() => {
  protocol.handle(
    'blank',
    () => new Response('<!doctype html><title>blank</title>', { headers: HEADERS }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  window.webContents.session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: /^(https?|wss?|ftp|file):/.test(details.url) });
  });
  window.loadURL('blank://page/');
});
