import { app, type Session } from 'electron';

const ownSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/**
 * Cancels every request that would leave the machine, and everything else a page could ask for. It
 * is the second wall: the content security policy and the sanitizer stand before it.
 */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ownSchemes.has(schemeOf(details.url)) });
  });
  // Only the working copy's own storage is granted: without it Chromium may evict it.
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer((permission as string) === 'persistent-storage');
  });
  session.setPermissionCheckHandler(
    (_contents, permission) => (permission as string) === 'persistent-storage',
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // It would fetch its dictionaries, and not by a request that is seen above.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('app://carrel/none/');
}

/** No window of ours goes anywhere or opens another, whoever asks. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      // The reader fills its frame by srcdoc; nothing else moves a frame.
      if (event.url !== 'about:srcdoc') event.preventDefault();
    });
  });
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':') + 1).toLowerCase();
}
