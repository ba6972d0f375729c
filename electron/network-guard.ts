import { app, type Session } from 'electron';
import type { Log } from './log.js';

/** Requests that the guard has cancelled since the program was started. */
let cancelled = 0;

export function cancelledRequests(): number {
  return cancelled;
}

const ownSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/**
 * Closes the ways to the network that no request handler sees, in case foreign script runs in a page:
 * WebRTC packets, DNS look-ups for hints, preconnections. Must run before the app is ready.
 */
export function cutNetwork(): void {
  const { commandLine } = app;
  // Resolves no name: `dns-prefetch` and WebRTC ask the resolver directly.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Sends every connection, even to this machine, to a proxy whose name is not resolved.
  commandLine.appendSwitch('proxy-server', 'http://none.invalid:9');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  // WebRTC's UDP would not go through the HTTP proxy, so it is forbidden.
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  );
}

/**
 * Cancels downloads and every request that would leave the machine. A second line of defence behind the
 * content security policy and the sanitizer.
 */
export function guardSession(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const scheme = schemeOf(details.url);
    const cancel = !ownSchemes.has(scheme);
    if (cancel) {
      cancelled += 1;
      log.warn('request-cancelled', `${scheme} ${details.resourceType}`);
    }
    answer({ cancel });
  });
  session.on('will-download', (event) => event.preventDefault());
  // The spelling checker fetches its dictionaries, by requests that the handler above does not see.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('app://carrel/none/');
}

/** No window may navigate or open another window. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      // The reader sets `srcdoc` of its frame; no other navigation of a frame is allowed.
      if (event.url !== 'about:srcdoc') event.preventDefault();
    });
  });
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':') + 1).toLowerCase();
}
