import { app, type Session } from 'electron';
import type { Log } from './log.js';

const ownSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/**
 * Closes the ways out that no request handler sees, for a page in which foreign script already runs:
 * WebRTC's packets, name look-ups for hints, connections that are made ahead. Must run before the app
 * is ready.
 */
export function cutNetwork(): void {
  const { commandLine } = app;
  // No name is resolved: hints such as `dns-prefetch`, and WebRTC, ask the resolver directly.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Every connection, to this machine too, goes by a proxy whose name is not resolved.
  commandLine.appendSwitch('proxy-server', 'http://none.invalid:9');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  // WebRTC's UDP goes by no HTTP proxy, so none is sent.
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  );
}

/**
 * Cancels every request that would leave the machine, and downloads. It is the second
 * wall: the content security policy and the sanitizer stand before it.
 */
export function guardSession(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const scheme = schemeOf(details.url);
    const cancel = !ownSchemes.has(scheme);
    if (cancel) log.warn('request-cancelled', `${scheme} ${details.resourceType}`);
    answer({ cancel });
  });
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
